import { readFileSync } from "node:fs";

const line = readFileSync(0, "utf8").trim();
console.log("Grüße, 世界 🚀");
console.log(`${[...line].reverse().join("")} ${[...line].length}`);
