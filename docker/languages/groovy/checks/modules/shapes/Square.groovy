package shapes

class Square {
    double side

    double area() { side**2 }

    String toString() { "square of $side" }
}
