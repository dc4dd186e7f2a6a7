object Main extends App {
  def area(width: Int, height: Int): Int = width * height

  val size: Int = "large"
  println(area(3, 4) + sise)
}
