#include <iostream>
#include "rectangle.h"

int main() {
    Rectangle room{3, 4};
    std::cout << "area " << room.area() << ", perimeter " << room.perimeter() << '\n';
}
