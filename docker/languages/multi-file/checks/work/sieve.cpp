#include "sieve.h"

std::vector<int> primes(int below) {
    std::vector<bool> composite(below);
    std::vector<int> found;
    for (int number = 2; number < below; number++) {
        if (composite[number]) continue;
        found.push_back(number);
        for (int multiple = 2 * number; multiple < below; multiple += number) composite[multiple] = true;
    }
    return found;
}
