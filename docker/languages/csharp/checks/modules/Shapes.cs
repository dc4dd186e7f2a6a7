using System;

namespace Shapes
{
    public abstract class Shape
    {
        public string Name => GetType().Name;
        public abstract double Area { get; }
    }

    public class Circle : Shape
    {
        private readonly double radius;

        public Circle(double radius) => this.radius = radius;

        public override double Area => Math.PI * radius * radius;
    }

    public class Rectangle : Shape
    {
        private readonly double width, height;

        public Rectangle(double width, double height)
        {
            this.width = width;
            this.height = height;
        }

        public override double Area => width * height;
    }
}
