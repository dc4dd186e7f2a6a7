fun share(total: Int, people: Int): Int {
    require(people > 0) { "nobody to share with" }
    return total / people
}

fun main() {
    println(share(12, 4))
    println(share(12, 0))
}
