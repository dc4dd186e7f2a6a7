// A shop's year: orders are made up, counted and sorted, parcels find their way, ten threads share a sum.
import groovy.transform.CompileStatic
import groovy.transform.Field
import java.util.concurrent.Callable
import java.util.concurrent.Executors

@Field List<String> items = ['apple', 'bread', 'cheese', 'dates', 'eggs', 'flour', 'grapes', 'honey']

class Order {
    String customer, item
    int quantity, cents

    long getPrice() { (long) quantity * cents }
}

class Dice {
    long state

    int roll(int sides) {
        state = state * 16807 % 2147483647
        state % sides
    }
}

@CompileStatic
class Tree {
    int value
    Tree left, right

    void insert(int added) {
        if (added < value) {
            if (left) left.insert(added)
            else left = new Tree(value: added)
        } else if (added > value) {
            if (right) right.insert(added)
            else right = new Tree(value: added)
        }
    }

    int height() { 1 + Math.max(left ? left.height() : 0, right ? right.height() : 0) }

    void collect(List<Integer> values) {
        left?.collect(values)
        values << value
        right?.collect(values)
    }
}

List<Order> makeOrders(Dice dice, int count) {
    (1..count).collect {
        new Order(
            customer: "customer${dice.roll(500).toString().padLeft(3, '0')}",
            item: items[dice.roll(items.size())],
            quantity: 1 + dice.roll(9),
            cents: 100 + dice.roll(9900),
        )
    }
}

void reportOrders(List<Order> orders) {
    def turnover = orders.groupBy { it.customer }.collectEntries { name, theirs -> [name, theirs*.price.sum()] }
    println "turnover: ${turnover.values().sum()}"
    turnover.sort { a, b -> b.value <=> a.value ?: a.key <=> b.key }.take(3).each { name, cents ->
        println "  $name $cents"
    }
    def sold = [:].withDefault { 0 }
    for (order in orders) sold[order.item] += order.quantity
    println items.collect { "$it=${sold[it]}" }.join(' ')
}

void reportText(Dice dice, int length) {
    def text = new StringBuilder()
    length.times { text << (char) (97 + dice.roll(26)) }
    def pieces = text.toString().split('e', -1)
    println "pieces: ${pieces.size()}, different: ${(pieces as Set).size()}, longest: ${pieces*.size().max()}"
    println "palindromes: ${(0..<100000).count { it as String == (it as String).reverse() }}"
}

void reportTree(Dice dice, int count) {
    def tree = new Tree(value: dice.roll(1000000))
    (count - 1).times { tree.insert(dice.roll(1000000)) }
    def values = []
    tree.collect(values)
    println "tree: ${values.size()} values, height ${tree.height()}, middle ${values[values.size().intdiv(2)]}"
}

// The cheapest way from one corner of a square of random costs to the other.
void reportRoute(Dice dice, int side) {
    def costs = (0..<side).collect { (0..<side).collect { 1 + dice.roll(9) } }
    def known = [:]
    def queue = new PriorityQueue({ a, b -> a[0] <=> b[0] })
    queue << [costs[0][0], 0, 0]
    while (queue) {
        def (cost, row, column) = queue.poll()
        if ([row, column] in known) continue
        known[[row, column]] = cost
        [[row - 1, column], [row + 1, column], [row, column - 1], [row, column + 1]].each { r, c ->
            if (r in 0..<side && c in 0..<side) queue << [cost + costs[r][c], r, c]
        }
    }
    println "route: ${known[[side - 1, side - 1]]}"
}

@CompileStatic
boolean isPrime(int number) {
    for (int divisor = 2; divisor * divisor <= number; divisor++) {
        if (number % divisor == 0) return false
    }
    number > 1
}

void reportPrimes() {
    def threads = Executors.newFixedThreadPool(10)
    def tasks = (0..<10).collect { task ->
        { -> (task * 20000..<(task + 1) * 20000).count { isPrime(it) } } as Callable
    }
    def counts = threads.invokeAll(tasks)*.get()
    threads.shutdown()
    println "primes: ${counts.join(' ')}, together ${counts.sum()}"
}

def dice = new Dice(state: 42)
reportOrders(makeOrders(dice, 40000))
reportText(dice, 200000)
reportTree(dice, 20000)
reportRoute(dice, 100)
reportPrimes()
