#include <stdio.h>

int main(void) {
    char name[50];
    int count;

    printf("What is your name? ");
    if (scanf("%49s", name) != 1) return 1;
    printf("Hello, %s!\n", name);

    printf("How many squares shall I print? ");
    if (scanf("%d", &count) != 1) return 1;
    for (int number = 1; number <= count; number++) {
        printf("%d x %d = %d\n", number, number, number * number);
    }
    return 0;
}
