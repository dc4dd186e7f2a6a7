package school

case class Greeting(name: String) {
  override def toString: String = s"Hello, $name!"
}

object Greeter extends App {
  println(Greeting("package"))
}
