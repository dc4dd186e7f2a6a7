import shapes.Shape

object Sums {
  def totalArea(shapes: Seq[Shape]): Double = shapes.map(_.area).sum
}
