while let line = readLine() {
    print("\(line.count): \(line)")
}
