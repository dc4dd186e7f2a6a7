package shapes

class Circle {
    double radius

    double area() { Math.PI * radius**2 }

    String toString() { "circle of $radius" }
}
