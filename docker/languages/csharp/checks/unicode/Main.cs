using System;

class Program
{
    static void Main()
    {
        Console.WriteLine("Grüße, 世界 🚀");
        Console.WriteLine("read: " + Console.ReadLine());
    }
}
