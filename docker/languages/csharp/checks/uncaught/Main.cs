using System;
using System.Collections.Generic;

class Program
{
    static readonly Dictionary<string, int> ages = new Dictionary<string, int> { ["Ada"] = 36 };

    static void Main()
    {
        Console.WriteLine(ages["Ada"]);
        if (!ages.ContainsKey("Bob"))
        {
            throw new InvalidOperationException("nobody knows Bob's age");
        }
    }
}
