import java.nio.file.{Files, Path}
import java.time.LocalDate
import scala.collection.parallel.CollectionConverters._
import scala.concurrent.ExecutionContext.Implicits.global
import scala.concurrent.duration.DurationInt
import scala.concurrent.{Await, Future}
import scala.util.parsing.combinator.JavaTokenParsers
import scala.xml.XML

case class Pet(name: String, born: LocalDate)

object Sum extends JavaTokenParsers {
  private def product: Parser[Double] = rep1sep(number, "*") ^^ (_.product)
  private def number: Parser[Double] = floatingPointNumber ^^ (_.toDouble) | "(" ~> sum <~ ")"
  private def sum: Parser[Double] = rep1sep(product, "+") ^^ (_.sum)

  def of(text: String): Double = parseAll(sum, text).get
}

object Main extends App {
  private val pattern = """(\w+) (\d{4}-\d\d-\d\d)""".r
  private val pets = "Tom 2019-03-01, Ida 2021-11-30".split(", ").toList.collect {
    case pattern(name, born) => Pet(name, LocalDate.parse(born))
  }
  println(pets)
  println(BigInt(2).pow(100))
  println(Sum.of("2 * (3 + 4) + 1"))
  println((XML.loadString("<pets><pet>Tom</pet><pet>Ida</pet></pets>") \ "pet").map(_.text))
  println((1 to 1000).par.map(_ * 2).sum)
  println(Await.result(Future.sequence((1 to 5).map(n => Future(n * n))), 5.seconds))
  println(LazyList.iterate(1)(_ * 3).take(5).toList)
  Files.createDirectory(Path.of("output"))
  Files.writeString(Path.of("output/pets.txt"), pets.mkString("\n"))
}
