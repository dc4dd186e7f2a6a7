print("Grüße, 世界 🚀")
let line = readLine() ?? ""
print("read: \(line)")
print("\(line.count) characters, backwards: \(String(line.reversed()))")
