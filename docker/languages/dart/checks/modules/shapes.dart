import 'dart:math';

sealed class Shape {
  double get area;
}

class Circle extends Shape {
  Circle(this.radius);

  final double radius;

  @override
  double get area => pi * radius * radius;
}

class Rectangle extends Shape {
  Rectangle(this.width, this.height);

  final double width, height;

  @override
  double get area => width * height;
}
