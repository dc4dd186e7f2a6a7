import scala.io.Source

object Main extends App {
  for (line <- Source.stdin.getLines()) println(s"${line.length}: $line")
}
