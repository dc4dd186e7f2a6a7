fun main() {
    val name: String = "Ada"
    println(name?.length)
}
