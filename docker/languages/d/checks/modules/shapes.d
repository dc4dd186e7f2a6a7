module shapes;

struct Rectangle
{
    int width, height;

    int area() const
    {
        return width * height;
    }

    int perimeter() const
    {
        return 2 * (width + height);
    }
}
