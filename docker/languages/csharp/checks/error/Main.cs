using System;

class Program
{
    static int Main()
    {
        Console.WriteLine("before the end");
        return 3;
    }
}
