import scala.io.StdIn.{readInt, readLine}

object Main extends App {
  print("What is your name? ")
  val name = readLine()
  println(s"Hello, $name!")

  print("How many squares shall I print? ")
  val count = readInt()
  for (number <- 1 to count) {
    println(s"$number x $number = ${number * number}")
  }
}
