fun main() {
    print("What is your name? ")
    val name = readln()
    println("Hello, $name!")

    print("How many squares shall I print? ")
    val count = readln().toInt()
    for (number in 1..count) {
        println("$number x $number = ${number * number}")
    }
}
