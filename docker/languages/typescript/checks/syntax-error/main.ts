function area(width: number, height: number {
    return width * height;
}
