import java.util.List;
import shapes.Shape;

class Sums {
    static double total(List<Shape> shapes) {
        return shapes.stream().mapToDouble(Shape::area).sum();
    }
}
