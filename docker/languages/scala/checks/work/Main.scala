import java.util.concurrent.Executors
import scala.annotation.tailrec
import scala.collection.mutable
import scala.concurrent.duration.DurationInt
import scala.concurrent.{Await, ExecutionContext, Future}

case class Order(customer: String, item: String, quantity: Int, cents: Int) {
  def price: Long = quantity.toLong * cents
}

class Dice(private var state: Long) {
  def roll(sides: Int): Int = {
    state = state * 16807 % 2147483647
    (state % sides).toInt
  }
}

sealed trait Tree[+T] {
  def height: Int
  def values: Iterator[T]

  def insert[U >: T](value: U)(implicit order: Ordering[U]): Tree[U] = this match {
    case Empty => Node(Empty, value, Empty)
    case Node(left, here, right) if order.lt(value, here) => Node(left.insert(value), here, right)
    case Node(left, here, right) if order.gt(value, here) => Node(left, here, right.insert(value))
    case same => same
  }
}

case object Empty extends Tree[Nothing] {
  def height: Int = 0
  def values: Iterator[Nothing] = Iterator.empty
}

case class Node[T](left: Tree[T], value: T, right: Tree[T]) extends Tree[T] {
  def height: Int = 1 + (left.height max right.height)
  def values: Iterator[T] = left.values ++ Iterator.single(value) ++ right.values
}

/** A shop's year: orders are made up, counted and sorted, parcels find their way, ten threads share a sum. */
object Main extends App {
  val items = Vector("apple", "bread", "cheese", "dates", "eggs", "flour", "grapes", "honey")

  def makeOrders(dice: Dice, count: Int): Seq[Order] = Vector.fill(count) {
    Order(f"customer${dice.roll(500)}%03d", items(dice.roll(items.size)), 1 + dice.roll(9), 100 + dice.roll(9900))
  }

  def reportOrders(orders: Seq[Order]): Unit = {
    val turnover = orders.groupMapReduce(_.customer)(_.price)(_ + _)
    println(s"turnover: ${turnover.values.sum}")
    for ((name, cents) <- turnover.toSeq.sortBy { case (name, cents) => (-cents, name) }.take(3))
      println(s"  $name $cents")
    val sold = mutable.Map.empty[String, Int].withDefaultValue(0)
    for (order <- orders) sold(order.item) += order.quantity
    println(items.map(item => s"$item=${sold(item)}").mkString(" "))
  }

  def reportText(dice: Dice, length: Int): Unit = {
    val text = Seq.fill(length)(('a' + dice.roll(26)).toChar).mkString
    val pieces = text.split("e", -1)
    println(s"pieces: ${pieces.length}, different: ${pieces.toSet.size}, longest: ${pieces.map(_.length).max}")
    println(s"palindromes: ${(0 until 100000).map(_.toString).count(word => word == word.reverse)}")
  }

  def reportTree(dice: Dice, count: Int): Unit = {
    val tree = (1 to count).foldLeft(Empty: Tree[Int])((tree, _) => tree.insert(dice.roll(1000000)))
    val values = tree.values.toVector
    println(s"tree: ${values.size} values, height ${tree.height}, middle ${values(values.size / 2)}")
  }

  /** The cheapest way from one corner of a square of random costs to the other. */
  def reportRoute(dice: Dice, side: Int): Unit = {
    val costs = Array.fill(side, side)(1 + dice.roll(9))
    val known = Array.fill(side, side)(Int.MaxValue)
    val queue = mutable.PriorityQueue((costs(0)(0), 0, 0))(Ordering.by[(Int, Int, Int), Int](_._1).reverse)
    while (queue.nonEmpty) {
      val (cost, row, column) = queue.dequeue()
      if (cost < known(row)(column)) {
        known(row)(column) = cost
        for {
          (r, c) <- Seq((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
          if costs.isDefinedAt(r) && costs(r).isDefinedAt(c)
        } queue.enqueue((cost + costs(r)(c), r, c))
      }
    }
    println(s"route: ${known.last.last}")
  }

  def isPrime(number: Int): Boolean = {
    @tailrec
    def indivisibleFrom(divisor: Int): Boolean =
      divisor * divisor > number || (number % divisor != 0 && indivisibleFrom(divisor + 1))
    number > 1 && indivisibleFrom(2)
  }

  def reportPrimes(): Unit = {
    val threads = Executors.newFixedThreadPool(10)
    implicit val context: ExecutionContext = ExecutionContext.fromExecutor(threads)
    val tasks = (0 until 10).map(task => Future((task * 20000 until (task + 1) * 20000).count(isPrime)))
    val counts = Await.result(Future.sequence(tasks), 10.seconds)
    threads.shutdown()
    println(s"primes: ${counts.mkString(" ")}, together ${counts.sum}")
  }

  val dice = new Dice(42)
  reportOrders(makeOrders(dice, 40000))
  reportText(dice, 200000)
  reportTree(dice, 20000)
  reportRoute(dice, 100)
  reportPrimes()
}
