#include <iostream>
#include <string>

int main() {
    std::cout << "Grüße, 世界 🚀\n";
    std::string name;
    std::getline(std::cin, name);
    std::cout << "Hallo, " << name << "!\n";
}
