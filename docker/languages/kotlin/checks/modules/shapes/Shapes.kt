package shapes

sealed interface Shape {
    val area: Double
}

data class Circle(val radius: Double) : Shape {
    override val area get() = Math.PI * radius * radius
}

data class Square(val side: Double) : Shape {
    override val area get() = side * side
}
