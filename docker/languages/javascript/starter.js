const readline = require("node:readline");
const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function ask(question) {
    process.stdout.write(question);
    const line = await lines.next();
    return line.value;
}

async function main() {
    const name = await ask("What is your name? ");
    console.log(`Hello, ${name}!`);

    const count = Number(await ask("How many squares shall I print? "));
    for (let number = 1; number <= count; number++) {
        console.log(`${number} x ${number} = ${number * number}`);
    }
    process.exit();
}

main();
