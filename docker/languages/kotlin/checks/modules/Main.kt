import shapes.Circle
import shapes.Shape
import shapes.Square

fun main() {
    val all: List<Shape> = listOf(Circle(1.0), Square(2.0))
    println(all)
    println("%.3f".format(all.totalArea()))
}
