#include <iostream>
#include <string>

int main() {
    std::string name = "Ada";
    std::cout << nane << '\n';
}
