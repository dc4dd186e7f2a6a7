enum Level {
    Low = 1,
    High = 2,
}

namespace Names {
    export const best = "Ada";
}

type Reading = { kind: "number"; value: number } | { kind: "text"; value: string };

function describe(reading: Reading): string {
    switch (reading.kind) {
        case "number":
            return reading.value.toFixed(1);
        case "text":
            return reading.value.toUpperCase();
    }
}

function logged<This, Args extends unknown[], Result>(
    method: (this: This, ...args: Args) => Result,
    context: ClassMethodDecoratorContext,
) {
    return function (this: This, ...args: Args): Result {
        console.log(`${String(context.name)}(${args.join(", ")})`);
        return method.call(this, ...args);
    };
}

class Calculator {
    @logged
    add(a: number, b: number): number {
        return a + b;
    }
}

const pick = <T, K extends keyof T>(thing: T, key: K): T[K] => thing[key];

console.log(Level[Level.High], Names.best, describe({ kind: "number", value: 2 }), describe({ kind: "text", value: "x" }));
console.log(new Calculator().add(1, 2), pick({ size: 3 }, "size"), Calculator.name);
const late = await Promise.all([1, 2, 3].map(async (n) => n * n));
console.log(late satisfies number[]);
