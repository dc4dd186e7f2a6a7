<?php

// What a term's worth of exercises needs: arrays, classes, sorting, strings and generators.

declare(strict_types=1);

/** Lehmer's generator: the same numbers in every language. */
class Dice
{
    public function __construct(private int $state) {}

    public function below(int $limit): int
    {
        $this->state = $this->state * 16807 % 2147483647;
        return $this->state % $limit;
    }
}

readonly class Student
{
    public function __construct(public string $name, private array $marks) {}

    public function average(): float
    {
        return array_sum($this->marks) / count($this->marks);
    }

    public function __toString(): string
    {
        return sprintf("%s %.1f", $this->name, $this->average());
    }
}

function primes_below(int $limit): array
{
    $prime = array_fill(2, $limit - 2, true);
    for ($number = 2; $number * $number < $limit; $number++) {
        if ($prime[$number]) {
            for ($multiple = $number * $number; $multiple < $limit; $multiple += $number) {
                $prime[$multiple] = false;
            }
        }
    }
    return array_keys(array_filter($prime));
}

function merge_sort(array $numbers): array
{
    if (count($numbers) <= 1) {
        return $numbers;
    }
    $middle = intdiv(count($numbers), 2);
    $left = merge_sort(array_slice($numbers, 0, $middle));
    $right = merge_sort(array_slice($numbers, $middle));
    $merged = [];
    $i = $j = 0;
    while ($i < count($left) && $j < count($right)) {
        $merged[] = $left[$i] <= $right[$j] ? $left[$i++] : $right[$j++];
    }
    return [...$merged, ...array_slice($left, $i), ...array_slice($right, $j)];
}

function edit_distance(string $one, string $other): int
{
    $row = range(0, strlen($other));
    foreach (str_split($one) as $i => $letter) {
        $above = $row;
        $row = [$i + 1];
        foreach (str_split($other) as $j => $its_letter) {
            $change = $letter === $its_letter ? 0 : 1;
            $row[] = min($above[$j + 1] + 1, $row[$j] + 1, $above[$j] + $change);
        }
    }
    return end($row);
}

function collatz(int $number): Generator
{
    while ($number !== 1) {
        yield $number = $number % 2 === 0 ? intdiv($number, 2) : 3 * $number + 1;
    }
}

$dice = new Dice(42);

$primes = primes_below(200_000);
echo count($primes), " primes, the last is ", end($primes), "\n";

$numbers = array_map(fn() => $dice->below(1_000_000), range(1, 50_000));
$ordered = merge_sort($numbers);
sort($numbers);
assert($ordered === $numbers);
$checksum = 0;
foreach ($ordered as $place => $number) {
    $checksum = ($checksum + ($place + 1) * $number) % 1_000_003;
}
echo "Sorted from $ordered[0] over {$ordered[25_000]} to ", end($ordered), ", checksum $checksum\n";

$syllables = ["ka", "lo", "mi", "ne", "ru", "ta"];
$counts = [];
for ($i = 0; $i < 20_000; $i++) {
    $word = $syllables[$dice->below(6)] . $syllables[$dice->below(6)] . $syllables[$dice->below(6)];
    $counts[$word] = ($counts[$word] ?? 0) + 1;
}
uksort($counts, fn($a, $b) => [$counts[$b], $a] <=> [$counts[$a], $b]);
$frequent = array_map(fn($word) => "$word $counts[$word]", array_slice(array_keys($counts), 0, 3));
echo count($counts), " words, most often ", implode(", ", $frequent), "\n";

$students = [];
foreach (["Ada", "Alan", "Barbara", "Dennis", "Donald", "Edsger", "Grace", "Ken", "Linus", "Margaret"] as $name) {
    $students[] = new Student($name, array_map(fn() => $dice->below(101), range(1, 5)));
}
usort($students, fn($a, $b) => [$b->average(), $a->name] <=> [$a->average(), $b->name]);
echo "Best ", implode(", ", array_slice($students, 0, 3)), "\n";

$texts = [];
foreach (["one", "other"] as $which) {
    $texts[] = implode(array_map(fn() => "abcd"[$dice->below(4)], range(1, 300)));
}
echo "Edit distance ", edit_distance(...$texts), "\n";

$longest = [0, 0];
for ($start = 1; $start <= 10_000; $start++) {
    $longest = max($longest, [iterator_count(collatz($start)), $start]);
}
echo "Longest chain from $longest[1], $longest[0] steps\n";
