def input = System.in.newReader()

print 'What is your name? '
def name = input.readLine()
println "Hello, $name!"

print 'How many squares shall I print? '
def count = input.readLine() as int
for (number in 1..<(count + 1)) {
    println "$number x $number = ${number * number}"
}
