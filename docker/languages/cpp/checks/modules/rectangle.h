#pragma once

class Rectangle {
public:
    Rectangle(int width, int height);
    int area() const;
    int perimeter() const;

private:
    int width, height;
};
