import { diffArrays } from "diff";

/** `both`: a line of both texts; `missing`: expected, not printed; `extra`: printed, not expected. */
export type Row = { kind: "both" | "missing" | "extra"; text: string };

/** More changed lines are not compared one by one: that takes time in their square. */
const MOST_CHANGES = 1_000;
const MOST_ROWS = 400;
/** Lines around a change that are shown too. */
const AROUND = 3;

/** The lines that `expected` and `printed` differ in, compared as the server does: blanks at the ends do not count. `null` stands for lines left out. */
export function difference(expected: string, printed: string): (Row | null)[] {
  const [wanted, got] = [linesOf(expected), linesOf(printed)];
  const changes = diffArrays(wanted, got, { maxEditLength: MOST_CHANGES });
  const all: Row[] = changes
    ? changes.flatMap(({ value, added, removed }) => value.map((text): Row => ({ kind: added ? "extra" : removed ? "missing" : "both", text })))
    : [...wanted.map((text): Row => ({ kind: "missing", text })), ...got.map((text): Row => ({ kind: "extra", text }))];
  return shortened(all);
}

function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trimEnd());
  while (lines.length && lines.at(-1) === "") lines.pop();
  return lines;
}

function shortened(all: readonly Row[]): (Row | null)[] {
  const near = new Set<number>();
  all.forEach(({ kind }, at) => {
    if (kind !== "both") for (let each = at - AROUND; each <= at + AROUND; each += 1) near.add(each);
  });
  const kept: (Row | null)[] = [];
  all.forEach((row, at) => {
    if (near.has(at)) kept.push(row);
    else if (kept.at(-1) !== null) kept.push(null);
  });
  return kept.length > MOST_ROWS ? [...kept.slice(0, MOST_ROWS), null] : kept;
}
