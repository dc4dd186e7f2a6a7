import shapes.Shape

fun List<Shape>.totalArea() = sumOf { it.area }
