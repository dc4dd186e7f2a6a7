func average(of numbers: [Int]) -> Int {
    precondition(!numbers.isEmpty, "no numbers, no average")
    return numbers.reduce(0, +) / numbers.count
}

print(average(of: [1, 2, 3]))
print(average(of: []))
