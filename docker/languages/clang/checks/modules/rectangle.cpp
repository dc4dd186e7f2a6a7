#include "rectangle.h"

Rectangle::Rectangle(int width, int height) : width(width), height(height) {}

int Rectangle::area() const {
    return width * height;
}

int Rectangle::perimeter() const {
    return 2 * (width + height);
}
