// A shop's year: orders are made up, counted and sorted, parcels find their way, ten workers share a sum.
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const ITEMS = ["apple", "bread", "cheese", "dates", "eggs", "flour", "grapes", "honey"] as const;

interface Order {
    customer: string;
    item: (typeof ITEMS)[number];
    quantity: number;
    cents: number;
}

interface Leaf {
    value: number;
    left: Leaf | null;
    right: Leaf | null;
}

class Dice {
    constructor(private state: number) {}
    roll(sides: number): number {
        this.state = (this.state * 16807) % 2147483647;
        return this.state % sides;
    }
}

class Heap<T> {
    #items: T[] = [];
    constructor(private before: (a: T, b: T) => boolean) {}
    push(item: T) {
        const items = this.#items;
        let at = items.push(item) - 1;
        while (at > 0) {
            const above = (at - 1) >> 1;
            if (!this.before(items[at], items[above])) break;
            [items[at], items[above]] = [items[above], items[at]];
            at = above;
        }
    }
    pop(): T | undefined {
        const items = this.#items;
        const first = items[0];
        const last = items.pop();
        if (last !== undefined && items.length > 0) {
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
    root: Leaf | null = null;
    insert(value: number) {
        const leaf: Leaf = { value, left: null, right: null };
        if (!this.root) {
            this.root = leaf;
            return;
        }
        let node: Leaf = this.root;
        while (node.value !== value) {
            const side = value < node.value ? "left" : "right";
            node = node[side] ??= leaf;
        }
    }
    *values(node = this.root): Generator<number> {
        if (!node) return;
        yield* this.values(node.left);
        yield node.value;
        yield* this.values(node.right);
    }
    height(node = this.root): number {
        return node ? 1 + Math.max(this.height(node.left), this.height(node.right)) : 0;
    }
}

function makeOrders(dice: Dice, count: number): Order[] {
    return Array.from({ length: count }, () => ({
        customer: `customer${String(dice.roll(500)).padStart(3, "0")}`,
        item: ITEMS[dice.roll(ITEMS.length)]!,
        quantity: 1 + dice.roll(9),
        cents: 100 + dice.roll(9900),
    }));
}

function reportOrders(orders: Order[]) {
    const turnover = new Map<string, number>();
    const sold: Partial<Record<Order["item"], number>> = {};
    for (const { customer, item, quantity, cents } of orders) {
        turnover.set(customer, (turnover.get(customer) ?? 0) + quantity * cents);
        sold[item] = (sold[item] ?? 0) + quantity;
    }
    const best = [...turnover].sort(([nameA, a], [nameB, b]) => b - a || nameA.localeCompare(nameB));
    console.log(`turnover: ${best.reduce((sum, [, cents]) => sum + cents, 0)}`);
    for (const [name, cents] of best.slice(0, 3)) console.log(`  ${name} ${cents}`);
    console.log(ITEMS.map((item) => `${item}=${sold[item]}`).join(" "));
}

function reportText(dice: Dice, length: number) {
    let text = "";
    for (let i = 0; i < length; i++) text += String.fromCharCode(97 + dice.roll(26));
    const pieces = text.split("e");
    const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best));
    console.log(`pieces: ${pieces.length}, different: ${new Set(pieces).size}, longest: ${longest.length}`);
    const isPalindrome = (word: string) => word === [...word].reverse().join("");
    console.log(`palindromes: ${Array.from({ length: 100000 }, (_, i) => String(i)).filter(isPalindrome).length}`);
}

function reportTree(dice: Dice, count: number) {
    const tree = new Tree();
    for (let i = 0; i < count; i++) tree.insert(dice.roll(1000000));
    const values = [...tree.values()];
    console.log(`tree: ${values.length} values, height ${tree.height()}, middle ${values[values.length >> 1]}`);
}

/** The cheapest way from one corner of a square of random costs to the other. */
function reportRoute(dice: Dice, side: number) {
    const costs = Array.from({ length: side * side }, () => 1 + dice.roll(9));
    const known = new Array<number>(side * side).fill(Infinity);
    const queue = new Heap<{ place: number; cost: number }>((a, b) => a.cost < b.cost);
    queue.push({ place: 0, cost: costs[0]! });
    for (let step = queue.pop(); step; step = queue.pop()) {
        const { place, cost } = step;
        if (cost >= known[place]!) continue;
        known[place] = cost;
        const [row, column] = [Math.floor(place / side), place % side];
        for (const [r, c] of [[row - 1, column], [row + 1, column], [row, column - 1], [row, column + 1]] as const) {
            if (r >= 0 && r < side && c >= 0 && c < side) {
                queue.push({ place: r * side + c, cost: cost + costs[r * side + c]! });
            }
        }
    }
    console.log(`route: ${known.at(-1)}`);
}

function countPrimes(from: number, to: number): number {
    let count = 0;
    for (let n = Math.max(from, 2); n < to; n++) {
        let divisor = 2;
        while (divisor * divisor <= n && n % divisor !== 0) divisor++;
        if (divisor * divisor > n) count++;
    }
    return count;
}

function countInWorker(number: number): Promise<number> {
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

if (isMainThread) await main();
else parentPort!.postMessage(countPrimes(workerData * 20000, (workerData + 1) * 20000));
