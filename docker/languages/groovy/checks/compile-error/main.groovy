def area(int width, int height) {
    width * height
}

println area(3, 4
