using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

class Generator
{
    private long state;

    public Generator(long seed) => state = seed;

    public int Below(int bound)
    {
        state = (state * 1103515245 + 12345) % (1L << 31);
        return (int)(state >> 16) % bound;
    }
}

struct Place
{
    public readonly int Row, Column;

    public Place(int row, int column)
    {
        Row = row;
        Column = column;
    }
}

class Maze
{
    private static readonly (int Down, int Right)[] directions = { (0, 1), (1, 0), (0, -1), (-1, 0) };

    private readonly bool[,] wall;
    private readonly int size;

    public Maze(int size, Generator generator)
    {
        this.size = size;
        wall = new bool[size, size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                wall[row, column] = generator.Below(4) == 0;
            }
        }
        wall[0, 0] = wall[size - 1, size - 1] = false;
    }

    public Dictionary<Place, int> Distances()
    {
        var distances = new Dictionary<Place, int> { [new Place(0, 0)] = 0 };
        var queue = new Queue<Place>(distances.Keys);
        while (queue.Count > 0)
        {
            Place here = queue.Dequeue();
            foreach (Place next in Neighbours(here).Where(place => !distances.ContainsKey(place)))
            {
                distances[next] = distances[here] + 1;
                queue.Enqueue(next);
            }
        }
        return distances;
    }

    private IEnumerable<Place> Neighbours(Place place)
    {
        foreach (var direction in directions)
        {
            int row = place.Row + direction.Down, column = place.Column + direction.Right;
            if (0 <= row && row < size && 0 <= column && column < size && !wall[row, column])
            {
                yield return new Place(row, column);
            }
        }
    }
}

class Program
{
    static void Main()
    {
        Sorting();
        Words();
        Groups();
        Mazes();
        Primes();
        Text();
        Chains();
    }

    static void Sorting()
    {
        var generator = new Generator(1);
        var numbers = Enumerable.Range(0, 100_000).Select(_ => generator.Below(30_000) + 1).ToList();
        numbers.Sort();
        Console.WriteLine($"sorted: {numbers[0]} {numbers[50_000]} {numbers.Last()}");
    }

    static void Words()
    {
        var generator = new Generator(2);
        string[] syllables = "ka lo mi nu re so ta vi".Split(' ');
        var counts = new SortedDictionary<string, int>();
        for (int i = 0; i < 50_000; i++)
        {
            string word = syllables[generator.Below(8)] + syllables[generator.Below(8)];
            counts.TryGetValue(word, out int count);
            counts[word] = count + 1;
        }
        var most = counts.OrderByDescending(entry => entry.Value).Take(3);
        Console.WriteLine("words: " + string.Join(", ", most.Select(entry => $"{entry.Key} {entry.Value}")));
    }

    static void Groups()
    {
        var generator = new Generator(3);
        var students = Enumerable.Range(0, 1000)
            .Select(_ => new { Group = "ABCDE"[generator.Below(5)], Points = generator.Below(101) })
            .ToList();
        foreach (var group in students.GroupBy(student => student.Group).OrderBy(group => group.Key))
        {
            double average = group.Average(student => student.Points);
            Console.WriteLine($"group {group.Key}: {group.Count()} students, {average:F2} points");
        }
    }

    static void Mazes()
    {
        var distances = new Maze(60, new Generator(4)).Distances();
        Console.WriteLine($"maze: {distances[new Place(59, 59)]} steps, {distances.Count} places");
    }

    static void Primes()
    {
        const int limit = 1_000_000;
        var composite = new bool[limit + 1];
        for (int i = 2; i * i <= limit; i++)
        {
            for (int j = i * i; !composite[i] && j <= limit; j += i)
            {
                composite[j] = true;
            }
        }
        Console.WriteLine($"primes: {Enumerable.Range(2, limit - 1).Count(number => !composite[number])}");
    }

    static void Text()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++)
        {
            text.Append((char)('a' + i % 26));
        }
        char[] reversed = text.ToString().ToUpper().Reverse().ToArray();
        Console.WriteLine($"text: {text.Length} {new string(reversed, 0, 10)} {reversed.Count(letter => letter == 'A')}");
    }

    static void Chains()
    {
        var tasks = Enumerable.Range(0, 10).Select(part => Task.Run(() => Longest(part * 2000 + 1, 2000))).ToArray();
        var longest = tasks.Select(task => task.Result).OrderByDescending(chain => chain.Steps).First();
        Console.WriteLine($"longest chain: {longest.Start} with {longest.Steps} steps");
    }

    static (int Start, int Steps) Longest(int first, int count) =>
        Enumerable.Range(first, count)
            .Select(start => (Start: start, Steps: Steps(start)))
            .OrderByDescending(chain => chain.Steps)
            .First();

    static int Steps(long number)
    {
        int steps = 1;
        for (; number != 1; steps++)
        {
            number = number % 2 == 0 ? number / 2 : 3 * number + 1;
        }
        return steps;
    }
}
