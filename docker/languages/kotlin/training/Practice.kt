// What most students' programs use: compiling it warms the compiler up, running it tells the virtual machine which
// classes to have ready.
package warmup24

import kotlin.concurrent.thread
import kotlin.math.sqrt

enum class Level { LOW, HIGH }

sealed interface Shape {
    val area: Double
}

data class Square(val side: Double) : Shape {
    override val area get() = side * side
}

class Circle(private val radius: Double) : Shape {
    override val area by lazy { Math.PI * radius * radius }
}

open class Account(val owner: String, var balance: Int = 0) {
    open fun withdraw(amount: Int) {
        require(amount <= balance) { "Only $balance left." }
        balance -= amount
    }
}

fun describe(thing: Any?): String = when (thing) {
    null -> "nothing"
    is Int -> if (thing % 2 == 0) "even" else "odd"
    in listOf("a", "b") -> "letter"
    is Shape -> "%.2f".format(thing.area)
    else -> thing.toString()
}

fun <T : Comparable<T>> sorted(items: MutableList<T>): List<T> {
    for (i in items.indices) for (j in 0 until items.size - 1 - i) {
        if (items[j] > items[j + 1]) items[j] = items[j + 1].also { items[j + 1] = items[j] }
    }
    return items
}

fun String.shout() = uppercase() + "!"

fun main() {
    print("What is your name? ")
    val name = readLine() ?: ""
    val numbers = generateSequence { readlnOrNull() }.mapNotNull { it.trim().toIntOrNull() }.toList()
    println("Hello, ${name.shout()} ${numbers.sum()} ${numbers.joinToString { "<$it>" }}")
    val words = mutableMapOf<String, Int>()
    for (word in "one two two three".split(" ")) words[word] = words.getOrDefault(word, 0) + 1
    println(words.entries.sortedByDescending { it.value }.map { (word, count) -> "$word=$count" })
    println((1..10).filter { it % 3 == 0 }.groupBy { it % 2 }.toSortedMap())
    println(sorted(mutableListOf(3, 1, 2)) + listOf(Square(2.0), Circle(1.0)).map(::describe) + describe(Level.HIGH))
    val grid = Array(3) { row -> IntArray(3) { column -> row * column } }
    println(grid.joinToString("\n") { it.joinToString(" ") } + StringBuilder().append(sqrt(2.0)).reverse())
    var step = 10
    while (step > 0) step /= 2
    val worker = thread { System.err.println("thread") }
    worker.join()
    try {
        Account("Ada", 5).withdraw(step + 7)
    } catch (error: IllegalArgumentException) {
        System.err.println(error.message)
    }
}
