// Runs each program in a folder as it stands, all in one process.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";

const folder = process.argv[2];
for (const file of readdirSync(folder).filter((name) => name.endsWith(".mjs")).sort()) {
  const lines = [];
  console.log = (...values) => lines.push(format(...values));
  try {
    await import(join(folder, file));
  } catch (error) {
    writeFileSync(join(folder, `${file}.err`), error.stack);
  }
  writeFileSync(join(folder, `${file}.out`), lines.join("\n"));
}
