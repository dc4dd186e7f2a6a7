#include <iostream>
#include <string>

int main() {
    std::string name;
    std::cout << "What is your name? ";
    std::getline(std::cin, name);
    std::cout << "Hello, " << name << "!\n";

    int count = 0;
    std::cout << "How many squares shall I print? ";
    std::cin >> count;
    for (int number = 1; number <= count; number++) {
        std::cout << number << " x " << number << " = " << number * number << '\n';
    }
}
