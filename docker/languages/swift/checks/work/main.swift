import Foundation

struct Generator {
    private var state: Int

    init(seed: Int) {
        state = seed
    }

    mutating func below(_ bound: Int) -> Int {
        state = (state * 1_103_515_245 + 12_345) % (1 << 31)
        return (state >> 16) % bound
    }
}

struct Place: Hashable {
    let row, column: Int
}

struct Maze {
    private var isWall: [[Bool]]
    private let size: Int

    init(size: Int, generator: inout Generator) {
        self.size = size
        isWall = (0..<size).map { _ in (0..<size).map { _ in generator.below(4) == 0 } }
        isWall[0][0] = false
        isWall[size - 1][size - 1] = false
    }

    func distances() -> [Place: Int] {
        let start = Place(row: 0, column: 0)
        var distances = [start: 0]
        var queue = [start]
        var next = 0
        while next < queue.count {
            let here = queue[next]
            next += 1
            for place in neighbours(of: here) where distances[place] == nil {
                distances[place] = distances[here]! + 1
                queue.append(place)
            }
        }
        return distances
    }

    private func neighbours(of place: Place) -> [Place] {
        [(0, 1), (1, 0), (0, -1), (-1, 0)]
            .map { Place(row: place.row + $0.0, column: place.column + $0.1) }
            .filter { (0..<size).contains($0.row) && (0..<size).contains($0.column) }
            .filter { !isWall[$0.row][$0.column] }
    }
}

struct Student {
    let group: Character
    let points: Int
}

func sorting() {
    var generator = Generator(seed: 1)
    let numbers = (0..<100_000).map { _ in generator.below(30_000) + 1 }.sorted()
    print("sorted:", numbers[0], numbers[50_000], numbers.last!)
}

func words() {
    var generator = Generator(seed: 2)
    let syllables = "ka lo mi nu re so ta vi".split(separator: " ")
    var counts: [String: Int] = [:]
    for _ in 0..<50_000 {
        let word = String(syllables[generator.below(8)] + syllables[generator.below(8)])
        counts[word, default: 0] += 1
    }
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
    print("words:", most.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
}

func groups() {
    var generator = Generator(seed: 3)
    let names = Array("ABCDE")
    let students = (0..<1000).map { _ in Student(group: names[generator.below(5)], points: generator.below(101)) }
    for (name, members) in Dictionary(grouping: students, by: \.group).sorted(by: { $0.key < $1.key }) {
        let average = Double(members.map(\.points).reduce(0, +)) / Double(members.count)
        print("group \(name): \(members.count) students, \(String(format: "%.2f", average)) points")
    }
}

func mazes() {
    var generator = Generator(seed: 4)
    let distances = Maze(size: 60, generator: &generator).distances()
    print("maze: \(distances[Place(row: 59, column: 59)]!) steps, \(distances.count) places")
}

func primes() {
    let limit = 1_000_000
    var isPrime = [Bool](repeating: true, count: limit + 1)
    isPrime[0] = false
    isPrime[1] = false
    for number in 2...1000 where isPrime[number] {
        for multiple in stride(from: number * number, through: limit, by: number) {
            isPrime[multiple] = false
        }
    }
    print("primes:", isPrime.count { $0 })
}

func texts() {
    let letters = (0..<100_000).map { Character(UnicodeScalar(UInt8(97 + $0 % 26))) }
    let reversed = String(letters.reversed()).uppercased()
    print("text:", letters.count, reversed.prefix(10), reversed.filter { $0 == "A" }.count)
}

func steps(from start: Int) -> Int {
    var (number, steps) = (start, 1)
    while number != 1 {
        number = number.isMultiple(of: 2) ? number / 2 : 3 * number + 1
        steps += 1
    }
    return steps
}

func chains() async {
    let longest = await withTaskGroup(of: (start: Int, steps: Int).self) { group in
        for part in 0..<10 {
            group.addTask {
                (part * 2000 + 1...part * 2000 + 2000)
                    .map { (start: $0, steps: steps(from: $0)) }
                    .max { ($0.steps, $1.start) < ($1.steps, $0.start) }!
            }
        }
        return await group.max { ($0.steps, $1.start) < ($1.steps, $0.start) }!
    }
    print("longest chain: \(longest.start) with \(longest.steps) steps")
}

sorting()
words()
groups()
mazes()
primes()
texts()
await chains()
