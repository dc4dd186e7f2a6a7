using System;
using Shapes;

class Program
{
    static void Main()
    {
        foreach (Shape shape in new Shape[] { new Circle(1), new Rectangle(2, 3) })
        {
            Console.WriteLine($"{shape.Name}: {shape.Area:F3}");
        }
    }
}
