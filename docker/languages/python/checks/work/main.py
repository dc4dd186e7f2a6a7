"""What a term's worth of exercises needs: lists, dictionaries, classes, sorting, strings and threads."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


class Random:
    """Lehmer's generator: the same numbers in every language."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = self.state * 16807 % 2147483647
        return self.state % limit


@dataclass
class Student:
    name: str
    marks: list[int]

    @property
    def average(self):
        return sum(self.marks) / len(self.marks)


def primes_below(limit):
    is_prime = [True] * limit
    is_prime[0] = is_prime[1] = False
    for number in range(2, int(limit**0.5) + 1):
        if is_prime[number]:
            for multiple in range(number * number, limit, number):
                is_prime[multiple] = False
    return [number for number in range(limit) if is_prime[number]]


def merge_sort(numbers):
    if len(numbers) <= 1:
        return numbers
    middle = len(numbers) // 2
    left, right = merge_sort(numbers[:middle]), merge_sort(numbers[middle:])
    merged, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def edit_distance(one, other):
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row = row, [i]
        for j, its_letter in enumerate(other, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != its_letter)))
    return row[-1]


def longest_collatz(starts):
    """(steps, start) of the longest chain."""
    best = (0, 0)
    for start in starts:
        number, steps = start, 0
        while number != 1:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            steps += 1
        best = max(best, (steps, start))
    return best


random = Random(42)

primes = primes_below(200_000)
print(f"{len(primes)} primes, the last is {primes[-1]}")

numbers = [random.below(1_000_000) for _ in range(50_000)]
ordered = merge_sort(numbers)
assert ordered == sorted(numbers)
checksum = 0
for place, number in enumerate(ordered, 1):
    checksum = (checksum + place * number) % 1_000_003
print(f"Sorted from {ordered[0]} over {ordered[25_000]} to {ordered[-1]}, checksum {checksum}")

syllables = ["ka", "lo", "mi", "ne", "ru", "ta"]
words = ["".join(syllables[random.below(6)] for _ in range(3)) for _ in range(20_000)]
frequent = sorted(Counter(words).items(), key=lambda entry: (-entry[1], entry[0]))
print(f"{len(frequent)} words, most often", ", ".join(f"{word} {count}" for word, count in frequent[:3]))

names = ["Ada", "Alan", "Barbara", "Dennis", "Donald", "Edsger", "Grace", "Ken", "Linus", "Margaret"]
students = [Student(name, [random.below(101) for _ in range(5)]) for name in names]
students.sort(key=lambda student: -student.average)
print("Best", ", ".join(f"{student.name} {student.average:.1f}" for student in students[:3]))

one, other = ("".join("abcd"[random.below(4)] for _ in range(300)) for _ in range(2))
print(f"Edit distance {edit_distance(one, other)}")

with ThreadPoolExecutor(10) as pool:
    chains = pool.map(longest_collatz, (range(first, first + 1000) for first in range(1, 10_000, 1000)))
    steps, start = max(chains)
print(f"Longest chain from {start}, {steps} steps")
