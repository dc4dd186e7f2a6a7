#include <stdio.h>

int main(void) {
    return 3;
    puts("Hello, world!");
}
