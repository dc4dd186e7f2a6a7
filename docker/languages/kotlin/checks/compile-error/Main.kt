fun area(width: Int, height: Int): Int {
    return width * height
}

fun main() {
    val size: Int = "large"
    println(area(3, 4) + sise)
}
