// What most students' programs use: running it tells the virtual machine which classes to have ready.
import groovy.json.JsonOutput
import groovy.transform.Canonical

@Canonical
class Pet {
    String name
    int size
}

interface Shape {
    double area()
}

class Square implements Shape {
    double side

    double area() { side * side }
}

enum Level { LOW, HIGH }

def collatz(n) { n == 1 ? [1] : [n] + collatz(n % 2 ? 3 * n + 1 : n.intdiv(2)) }

print 'What is your name? '
def input = System.in.newReader()
String name = input.readLine()
int number = input.readLine() as int
println "Hello, ${name.toUpperCase()}! $number"
println((1..10).findAll { it % 2 }.collect { it * it }.sum() + collatz(6).size())
'a b b'.split(' ').countBy { it }.sort { -it.value }.each { word, times -> println "$word $times" }
println new Pet('Tom', 3).toString() + [new Square(side: 2)]*.area() + Level.HIGH
def matcher = 'born 2019' =~ /(\d+)/
println matcher[0][1] + JsonOutput.toJson([a: [1, 2.5], b: null])
def words = [:].withDefault { 0 }
for (word in ['x', 'y', 'x']) words[word]++
println "${words.sort()} ${[3, 1, 2].sort().reverse().join(', ')}"
printf('%d %5.2f%n', number, Math.sqrt(number))
StringBuilder text = new StringBuilder()
text << 'abc'
println text.reverse()
def total = 0
while (total < 5) total += 2
switch (total) {
    case Integer: println 'whole'; break
    case ~/x/: println 'text'
}
Thread.start { System.err.println 'thread' }.join()
try {
    assert total == 7
} catch (AssertionError error) {
    System.err.println error.message
}
