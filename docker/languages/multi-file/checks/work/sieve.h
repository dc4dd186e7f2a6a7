#pragma once
#include <vector>

std::vector<int> primes(int below);
