import sys

numbers = [int(line) for line in sys.stdin]
print(len(numbers), "primes, in all", sum(numbers))
