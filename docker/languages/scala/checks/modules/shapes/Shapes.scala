package shapes

sealed trait Shape {
  def area: Double
}

case class Circle(radius: Double) extends Shape {
  def area: Double = math.Pi * radius * radius
}

case class Square(side: Double) extends Shape {
  def area: Double = side * side
}
