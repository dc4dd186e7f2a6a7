#include <stdio.h>

int main(void) {
    char name[50];
    puts("Grüße, 世界 🚀");
    if (scanf("%49s %49s", name, name + 25) == 2) printf("Hallo, %s %s!\n", name, name + 25);
}
