// A shop's year: orders are made up, counted and sorted, parcels find their way, ten workers share a sum.
const { Worker, isMainThread, parentPort, workerData } = require("node:worker_threads");

const ITEMS = ["apple", "bread", "cheese", "dates", "eggs", "flour", "grapes", "honey"];

class Dice {
    constructor(seed) {
        this.state = seed;
    }
    roll(sides) {
        this.state = (this.state * 16807) % 2147483647;
        return this.state % sides;
    }
}

class Heap {
    #items = [];
    constructor(before) {
        this.before = before;
    }
    get size() {
        return this.#items.length;
    }
    push(item) {
        const items = this.#items;
        let at = items.push(item) - 1;
        while (at > 0) {
            const above = (at - 1) >> 1;
            if (!this.before(items[at], items[above])) break;
            [items[at], items[above]] = [items[above], items[at]];
            at = above;
        }
    }
    pop() {
        const items = this.#items;
        const first = items[0];
        const last = items.pop();
        if (items.length > 0) {
            items[0] = last;
            let at = 0;
            for (;;) {
                let least = at;
                for (const below of [2 * at + 1, 2 * at + 2]) {
                    if (below < items.length && this.before(items[below], items[least])) least = below;
                }
                if (least === at) break;
                [items[at], items[least]] = [items[least], items[at]];
                at = least;
            }
        }
        return first;
    }
}

class Tree {
    root = null;
    insert(value) {
        const leaf = { value, left: null, right: null };
        if (!this.root) {
            this.root = leaf;
            return;
        }
        let node = this.root;
        while (node.value !== value) {
            const side = value < node.value ? "left" : "right";
            if (!node[side]) node[side] = leaf;
            node = node[side];
        }
    }
    *values(node = this.root) {
        if (!node) return;
        yield* this.values(node.left);
        yield node.value;
        yield* this.values(node.right);
    }
    height(node = this.root) {
        return node ? 1 + Math.max(this.height(node.left), this.height(node.right)) : 0;
    }
}

function makeOrders(dice, count) {
    return Array.from({ length: count }, () => ({
        customer: `customer${String(dice.roll(500)).padStart(3, "0")}`,
        item: ITEMS[dice.roll(ITEMS.length)],
        quantity: 1 + dice.roll(9),
        cents: 100 + dice.roll(9900),
    }));
}

function reportOrders(orders) {
    const turnover = new Map();
    const sold = {};
    for (const { customer, item, quantity, cents } of orders) {
        turnover.set(customer, (turnover.get(customer) ?? 0) + quantity * cents);
        sold[item] = (sold[item] ?? 0) + quantity;
    }
    const best = [...turnover].sort(([nameA, a], [nameB, b]) => b - a || nameA.localeCompare(nameB));
    console.log(`turnover: ${best.reduce((sum, [, cents]) => sum + cents, 0)}`);
    for (const [name, cents] of best.slice(0, 3)) console.log(`  ${name} ${cents}`);
    console.log(ITEMS.map((item) => `${item}=${sold[item]}`).join(" "));
}

function reportText(dice, length) {
    let text = "";
    for (let i = 0; i < length; i++) text += String.fromCharCode(97 + dice.roll(26));
    const pieces = text.split("e");
    const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best));
    console.log(`pieces: ${pieces.length}, different: ${new Set(pieces).size}, longest: ${longest.length}`);
    const isPalindrome = (word) => word === [...word].reverse().join("");
    console.log(`palindromes: ${Array.from({ length: 100000 }, (_, i) => String(i)).filter(isPalindrome).length}`);
}

function reportTree(dice, count) {
    const tree = new Tree();
    for (let i = 0; i < count; i++) tree.insert(dice.roll(1000000));
    const values = [...tree.values()];
    console.log(`tree: ${values.length} values, height ${tree.height()}, middle ${values[values.length >> 1]}`);
}

/** The cheapest way from one corner of a square of random costs to the other. */
function reportRoute(dice, side) {
    const costs = Array.from({ length: side * side }, () => 1 + dice.roll(9));
    const known = new Array(side * side).fill(Infinity);
    const queue = new Heap((a, b) => a.cost < b.cost);
    queue.push({ place: 0, cost: costs[0] });
    while (queue.size > 0) {
        const { place, cost } = queue.pop();
        if (cost >= known[place]) continue;
        known[place] = cost;
        const [row, column] = [Math.floor(place / side), place % side];
        for (const [r, c] of [[row - 1, column], [row + 1, column], [row, column - 1], [row, column + 1]]) {
            if (r >= 0 && r < side && c >= 0 && c < side) {
                queue.push({ place: r * side + c, cost: cost + costs[r * side + c] });
            }
        }
    }
    console.log(`route: ${known.at(-1)}`);
}

function countPrimes(from, to) {
    let count = 0;
    for (let n = Math.max(from, 2); n < to; n++) {
        let divisor = 2;
        while (divisor * divisor <= n && n % divisor !== 0) divisor++;
        if (divisor * divisor > n) count++;
    }
    return count;
}

function countInWorker(number) {
    return new Promise((resolve, reject) => {
        new Worker(__filename, { workerData: number }).on("message", resolve).on("error", reject);
    });
}

async function main() {
    const dice = new Dice(42);
    reportOrders(makeOrders(dice, 40000));
    reportText(dice, 200000);
    reportTree(dice, 20000);
    reportRoute(dice, 100);
    const counts = await Promise.all(Array.from({ length: 10 }, (_, number) => countInWorker(number)));
    console.log(`primes: ${counts.join(" ")}, together ${counts.reduce((a, b) => a + b)}`);
}

if (isMainThread) main();
else parentPort.postMessage(countPrimes(workerData * 20000, (workerData + 1) * 20000));
