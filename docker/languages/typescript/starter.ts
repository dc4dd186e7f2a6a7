import * as readline from "node:readline";

const terminal = readline.createInterface({ input: process.stdin });
const lines = terminal[Symbol.asyncIterator]();

async function ask(question: string): Promise<string> {
    process.stdout.write(question);
    const line = await lines.next();
    return line.value ?? "";
}

const name = await ask("What is your name? ");
console.log(`Hello, ${name}!`);

const count = Number(await ask("How many squares shall I print? "));
for (let number = 1; number <= count; number++) {
    console.log(`${number} x ${number} = ${number * number}`);
}
terminal.close();
