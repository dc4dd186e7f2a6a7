import java.util.List;
import java.util.Locale;
import shapes.Circle;
import shapes.Shape;
import shapes.Square;

public class Main {
    public static void main(String[] args) {
        List<Shape> all = List.of(new Circle(1), new Square(2));
        System.out.println(all);
        System.out.println(String.format(Locale.ROOT, "%.3f", Sums.total(all)));
    }
}
