package warmup213

import scala.collection.mutable
import scala.io.StdIn
import scala.util.{Failure, Success, Try}

// What most students' programs use: compiling it warms the compiler up, running it tells the virtual machine which
// classes to have ready.

sealed trait Shape {
  def area: Double
}

case class Square(side: Double) extends Shape {
  def area: Double = side * side
}

case class Circle(radius: Double) extends Shape {
  lazy val area: Double = math.Pi * radius * radius
}

class Account(val owner: String, private var balance: Int = 0) {
  def withdraw(amount: Int): Unit = {
    require(amount <= balance, s"Only $balance left.")
    balance -= amount
  }
}

object Level extends Enumeration {
  val Low, High = Value
}

object Practice {
  implicit class Loud(val text: String) extends AnyVal {
    def shout: String = text.toUpperCase + "!"
  }

  def describe(thing: Any): String = thing match {
    case number: Int if number % 2 == 0 => "even"
    case _: Int => "odd"
    case shape: Shape => f"${shape.area}%.2f"
    case (left, right) => s"$left and $right"
    case Some(inner) => describe(inner)
    case head :: _ => s"list of $head"
    case other => other.toString
  }

  def sorted[T](items: List[T])(implicit order: Ordering[T]): List[T] = items match {
    case Nil => Nil
    case pivot :: rest =>
      val (less, more) = rest.partition(order.lt(_, pivot))
      sorted(less) ::: pivot :: sorted(more)
  }

  def main(args: Array[String]): Unit = {
    print("What is your name? ")
    val name = StdIn.readLine()
    val numbers = Iterator.continually(StdIn.readLine()).takeWhile(_ != null).flatMap(_.trim.toIntOption).toList
    println(s"Hello, ${name.shout} ${numbers.sum} ${numbers.mkString("<", ", ", ">")}")
    val words = mutable.Map.empty[String, Int].withDefaultValue(0)
    for (word <- "one two two three".split(" ")) words(word) += 1
    println(words.toSeq.sortBy(-_._2).map { case (word, count) => s"$word=$count" })
    println((1 to 10).filter(_ % 3 == 0).groupBy(_ % 2).view.mapValues(_.size).toMap)
    println(sorted(List(3, 1, 2)).map(describe) ++ Vector(Square(2), Circle(1), (1, "a"), Level.High).map(describe))
    val grid = Array.tabulate(3, 3)((row, column) => row * column)
    println(grid.map(_.mkString(" ")).mkString("\n") + new StringBuilder("abc").reverse)
    val pairs = for {
      a <- 1 to 3
      b <- a to 3
      if a + b > 3
    } yield (a, b)
    printf("%d %5.2f%n", pairs.length, math.sqrt(2))
    var step = 10
    while (step > 0) step /= 2
    val worker = new Thread(() => Console.err.println("thread"))
    worker.start()
    worker.join()
    Try(new Account("Ada", 5).withdraw(step + 7)) match {
      case Success(_) => println("rich")
      case Failure(error) => Console.err.println(error.getMessage)
    }
  }
}
