object Main extends App {
  def describe(thing: Option[Int]): String = thing match {
    case Some(number) => number.toString
  }
  println(describe(Some(3)))
}
