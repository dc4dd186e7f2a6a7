#include <stdio.h>
#include "rectangle.h"

int main(void) {
    struct rectangle room = {.width = 3, .height = 4};
    printf("area %d, perimeter %d\n", area(room), perimeter(room));
}
