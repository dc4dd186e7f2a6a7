package shapes;

public sealed interface Shape permits Circle, Square {
    double area();
}
