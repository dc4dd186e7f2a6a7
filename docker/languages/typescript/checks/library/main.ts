import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";

interface Pet {
    name: string;
    born: Date;
}

const pets: Pet[] = [..."Tom 2019-03-01, Ida 2021-11-30".matchAll(/(?<name>\w+) (?<born>[\d-]+)/g)].map((found) => ({
    name: found.groups!.name!,
    born: new Date(found.groups!.born!),
}));
console.log(JSON.stringify(pets));
console.log(createHash("sha256").update("abc").digest("hex").slice(0, 16));

const bell = new EventEmitter<{ ring: [times: number] }>();
bell.on("ring", (times) => console.log("ding ".repeat(times).trim()));
bell.emit("ring", 3);

console.log(2n ** 100n, Object.groupBy([1, 2, 3], (n) => (n % 2 ? "odd" : "even")).odd);
mkdirSync("output");
writeFileSync(path.join("output", "pets.json"), JSON.stringify(pets));
