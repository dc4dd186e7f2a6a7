pi=3

circle_area() {
    echo $((pi * $1 * $1))
}
