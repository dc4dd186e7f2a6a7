print("What is your name? ", terminator: "")
let name = readLine() ?? ""
print("Hello, \(name)!")

print("How many squares shall I print? ", terminator: "")
let count = Int(readLine() ?? "") ?? 0
for number in stride(from: 1, through: count, by: 1) {
    print("\(number) x \(number) = \(number * number)")
}
