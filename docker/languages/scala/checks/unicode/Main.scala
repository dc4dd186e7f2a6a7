import scala.io.StdIn

object Main extends App {
  val line = StdIn.readLine()
  println("Grüße, 世界 🚀")
  println(s"${new java.lang.StringBuilder(line).reverse} ${line.codePointCount(0, line.length)}")
}
