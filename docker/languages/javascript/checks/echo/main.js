const { readFileSync } = require("node:fs");

for (const line of readFileSync(0, "utf8").trimEnd().split("\n")) {
    console.log(`${line.length}: ${line}`);
}
