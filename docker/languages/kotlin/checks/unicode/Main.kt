fun main() {
    val line = readln()
    println("Grüße, 世界 🚀")
    println("${line.reversed()} ${line.codePointCount(0, line.length)}")
}
