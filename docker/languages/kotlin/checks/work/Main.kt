import java.util.PriorityQueue
import java.util.concurrent.Callable
import java.util.concurrent.Executors

// A shop's year: orders are made up, counted and sorted, parcels find their way, ten threads share a sum.

val ITEMS = listOf("apple", "bread", "cheese", "dates", "eggs", "flour", "grapes", "honey")

data class Order(val customer: String, val item: String, val quantity: Int, val cents: Int) {
    val price get() = quantity.toLong() * cents
}

class Dice(private var state: Long) {
    fun roll(sides: Int): Int {
        state = state * 16807 % 2147483647
        return (state % sides).toInt()
    }
}

class Tree<T : Comparable<T>> {
    private class Node<T>(val value: T) {
        var left: Node<T>? = null
        var right: Node<T>? = null
    }

    private var root: Node<T>? = null

    fun insert(value: T) {
        root = insert(root, value)
    }

    private fun insert(node: Node<T>?, value: T): Node<T> {
        if (node == null) return Node(value)
        when {
            value < node.value -> node.left = insert(node.left, value)
            value > node.value -> node.right = insert(node.right, value)
        }
        return node
    }

    fun height() = height(root)

    private fun height(node: Node<T>?): Int = if (node == null) 0 else 1 + maxOf(height(node.left), height(node.right))

    fun values(): Sequence<T> = values(root)

    private fun values(node: Node<T>?): Sequence<T> = sequence {
        if (node != null) {
            yieldAll(values(node.left))
            yield(node.value)
            yieldAll(values(node.right))
        }
    }
}

fun makeOrders(dice: Dice, count: Int) = List(count) {
    Order(
        customer = "customer%03d".format(dice.roll(500)),
        item = ITEMS[dice.roll(ITEMS.size)],
        quantity = 1 + dice.roll(9),
        cents = 100 + dice.roll(9900),
    )
}

fun reportOrders(orders: List<Order>) {
    val turnover = orders.groupBy(Order::customer).mapValues { (_, theirs) -> theirs.sumOf(Order::price) }
    println("turnover: ${turnover.values.sum()}")
    turnover.entries
        .sortedWith(compareByDescending<Map.Entry<String, Long>> { it.value }.thenBy { it.key })
        .take(3)
        .forEach { (name, cents) -> println("  $name $cents") }
    val sold = mutableMapOf<String, Int>()
    for (order in orders) sold.merge(order.item, order.quantity, Int::plus)
    println(ITEMS.joinToString(" ") { "$it=${sold[it]}" })
}

fun reportText(dice: Dice, length: Int) {
    val text = buildString { repeat(length) { append('a' + dice.roll(26)) } }
    val pieces = text.split("e")
    println("pieces: ${pieces.size}, different: ${pieces.toSet().size}, longest: ${pieces.maxOf { it.length }}")
    println("palindromes: ${(0 until 100000).map(Int::toString).count { it == it.reversed() }}")
}

fun reportTree(dice: Dice, count: Int) {
    val tree = Tree<Int>()
    repeat(count) { tree.insert(dice.roll(1000000)) }
    val values = tree.values().toList()
    println("tree: ${values.size} values, height ${tree.height()}, middle ${values[values.size / 2]}")
}

/** The cheapest way from one corner of a square of random costs to the other. */
fun reportRoute(dice: Dice, side: Int) {
    data class Step(val row: Int, val column: Int, val cost: Int)

    val costs = Array(side) { IntArray(side) { 1 + dice.roll(9) } }
    val known = Array(side) { IntArray(side) { Int.MAX_VALUE } }
    val queue = PriorityQueue(compareBy(Step::cost))
    queue += Step(0, 0, costs[0][0])
    while (true) {
        val (row, column, cost) = queue.poll() ?: break
        if (cost >= known[row][column]) continue
        known[row][column] = cost
        listOf(row - 1 to column, row + 1 to column, row to column - 1, row to column + 1)
            .filter { (r, c) -> r in 0..<side && c in 0..<side }
            .forEach { (r, c) -> queue += Step(r, c, cost + costs[r][c]) }
    }
    println("route: ${known.last().last()}")
}

fun isPrime(number: Int): Boolean {
    if (number < 2) return false
    var divisor = 2
    while (divisor * divisor <= number) {
        if (number % divisor == 0) return false
        divisor++
    }
    return true
}

fun reportPrimes() {
    val counts = Executors.newFixedThreadPool(10).use { threads ->
        threads.invokeAll(List(10) { Callable { (it * 20000 until (it + 1) * 20000).count(::isPrime) } }).map { it.get() }
    }
    println("primes: ${counts.joinToString(" ")}, together ${counts.sum()}")
}

fun main() {
    val dice = Dice(42)
    reportOrders(makeOrders(dice, 40000))
    reportText(dice, 200000)
    reportTree(dice, 20000)
    reportRoute(dice, 100)
    reportPrimes()
}
