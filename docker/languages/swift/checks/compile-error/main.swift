let count = 3
let message: String = "There are " + count
print(message)
