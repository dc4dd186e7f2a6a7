#include <stdio.h>
#include <stdlib.h>

int main(void) {
    int *numbers = calloc(3, sizeof *numbers);
    for (int i = 0; i <= 3; i++) numbers[i] = i;
    printf("%d\n", numbers[3]);
    free(numbers);
}
