import type { Problem } from "./problem.ts";

/** The problems of a file whose text was `before` and is `after` now: those of changed lines are gone, later ones have moved. */
export function moved(problems: readonly Problem[], file: string, before: string, after: string): Problem[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  return problems.flatMap((each) => {
    if (each.file !== file || each.line <= head) return [each];
    return each.line > old.length - tail ? [{ ...each, line: each.line + now.length - old.length }] : [];
  });
}
