using System;

class Program
{
    static void Main()
    {
        Console.Write("What is your name? ");
        string name = Console.ReadLine();
        Console.WriteLine($"Hello, {name}!");

        Console.Write("How many squares shall I print? ");
        int count = int.Parse(Console.ReadLine());
        for (int number = 1; number <= count; number++)
        {
            Console.WriteLine($"{number} x {number} = {number * number}");
        }
    }
}
