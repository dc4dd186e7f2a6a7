#include <iostream>

int main(int count, char *args[]) {
    for (int i = 1; i < count; i++) {
        std::cout << args[i] << (i < count - 1 ? '|' : '\n');
    }
}
