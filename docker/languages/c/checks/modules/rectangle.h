#ifndef RECTANGLE_H
#define RECTANGLE_H

struct rectangle {
    int width, height;
};

int area(struct rectangle r);
int perimeter(struct rectangle r);

#endif
