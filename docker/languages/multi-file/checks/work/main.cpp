#include "sieve.h"

#include <cstdlib>
#include <iostream>

int main(int, char **arguments) {
    for (int prime : primes(std::atoi(arguments[1]))) std::cout << prime << ' ';
}
