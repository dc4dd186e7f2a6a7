#include <assert.h>
#include <stdio.h>

int main(void) {
    int count = 0;
    assert(count > 0);
    puts("never printed");
}
