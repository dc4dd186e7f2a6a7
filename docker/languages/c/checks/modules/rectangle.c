#include "rectangle.h"

int area(struct rectangle r) {
    return r.width * r.height;
}

int perimeter(struct rectangle r) {
    return 2 * (r.width + r.height);
}
