package school.kotlin

fun main() {
    println("Hello from a package!")
}
