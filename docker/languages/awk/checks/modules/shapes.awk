function area(radius) {
    return 3 * radius ^ 2
}
