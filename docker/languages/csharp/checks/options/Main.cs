using System;

class Program
{
    static void Main()
    {
#if LOUD
        Console.WriteLine("LOUD");
#else
        Console.WriteLine("quiet");
#endif
    }
}
