import core.thread : Thread;
import std.algorithm;
import std.array;
import std.range;
import std.stdio;
import std.string : representation;

enum modulus = 1_000_000_007;

/// Gives the same numbers everywhere.
struct Random
{
    private ulong seed = 42;

    ulong next()
    {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        return seed;
    }
}

class Node
{
    ulong key;
    Node left, right;

    this(ulong key)
    {
        this.key = key;
    }
}

void insert(ref Node tree, ulong key)
{
    if (tree is null)
        tree = new Node(key);
    else if (key < tree.key)
        insert(tree.left, key);
    else if (key > tree.key)
        insert(tree.right, key);
}

int size(const Node tree)
{
    return tree is null ? 0 : size(tree.left) + 1 + size(tree.right);
}

int depth(const Node tree)
{
    return tree is null ? 0 : 1 + max(depth(tree.left), depth(tree.right));
}

int countPrimes(long limit)
{
    auto composite = new bool[limit + 1];
    int count;
    foreach (n; 2 .. limit + 1)
    {
        if (composite[n])
            continue;
        count++;
        for (long multiple = n * n; multiple <= limit; multiple += n)
            composite[multiple] = true;
    }
    return count;
}

void sortNumbers(ref Random random)
{
    auto numbers = new ulong[1_000_000];
    foreach (ref number; numbers)
        number = random.next();
    numbers.sort();
    immutable checksum = numbers.fold!((sum, number) => (sum * 31 + number) % modulus)(0UL);
    writefln("numbers: median %d, checksum %d", numbers[$ / 2], checksum);
}

void countWords(ref Random random)
{
    immutable syllables = ["ka", "lo", "mi", "ne", "ru", "sa", "ti", "vo"];
    auto text = appender!string;
    foreach (i; 0 .. 200_000)
    {
        foreach (part; 0 .. 3)
            text ~= syllables[random.next() / 65_536 % 8];
        text ~= ' ';
    }
    immutable hash = text[].representation.fold!((hash, code) => (hash * 31 + code) % modulus)(0UL);
    writefln("text: %d characters, hash %d", text[].length, hash);

    int[string] counts;
    foreach (word; text[].splitter)
        counts[word]++;
    auto words = counts.keys.sort!((a, b) => counts[a] != counts[b] ? counts[a] > counts[b] : a < b);
    writefln("words: %d different", words.length);
    foreach (word; words.take(3))
        writefln("  %s %d", word, counts[word]);
}

void growTree(ref Random random)
{
    Node tree;
    foreach (i; 0 .. 50_000)
        insert(tree, random.next());
    writefln("tree: %d nodes, depth %d", tree.size, tree.depth);
}

void runThreads()
{
    ulong total;
    auto lock = new Object;

    void sumSquares(ulong first)
    {
        ulong sum;
        foreach (n; first .. first + 100_000)
            sum = (sum + n * n) % modulus;
        synchronized (lock)
            total = (total + sum) % modulus;
    }

    Thread start(ulong worker)
    {
        return new Thread(() => sumSquares(worker * 100_000)).start();
    }

    auto threads = iota(10UL).map!start.array;
    foreach (thread; threads)
        thread.join();
    writefln("threads: %d", total);
}

void main()
{
    Random random;
    writefln("primes: %d", countPrimes(2_000_000));
    sortNumbers(random);
    countWords(random);
    growTree(random);
    runThreads();
}
