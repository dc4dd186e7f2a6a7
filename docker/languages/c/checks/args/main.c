#include <stdio.h>

int main(int count, char *args[]) {
    for (int i = 1; i < count; i++) printf("%s%c", args[i], i < count - 1 ? '|' : '\n');
}
