import Dispatch

actor Counter {
    private(set) var value = 0

    func add(_ amount: Int) {
        value += amount
    }
}

let counter = Counter()
await withTaskGroup(of: Void.self) { group in
    for amount in 1...10 {
        group.addTask { await counter.add(amount) }
    }
}
print(await counter.value)

let queue = DispatchQueue(label: "sums")
let group = DispatchGroup()
nonisolated(unsafe) var sum = 0
for amount in 1...10 {
    DispatchQueue.global().async(group: group) {
        queue.sync { sum += amount }
    }
}
group.wait()
print(sum)
