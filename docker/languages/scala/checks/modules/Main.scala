import shapes._

object Main extends App {
  val all = List(Circle(1), Square(2))
  println(all)
  println(f"${Sums.totalArea(all)}%.3f")
}
