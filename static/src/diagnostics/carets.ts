import type { Span } from "./problem.ts";

/** How far below the place its line of code is shown again, with carets under it. */
const FAR = 5;
const CARETS = /^[\s|\d>]*?(~*\^[\^~-]*)/;

/** The part of the `line` of code that carets below `at` point to; null for none. A margin and lost indentation do not matter. */
export function caretSpan(lines: readonly string[], at: number, line: string): Span | null {
  for (let below = at + 1; below <= at + FAR; below += 1) {
    const carets = CARETS.exec(lines[below] ?? "")?.[1];
    const from = carets === undefined ? -1 : (lines[below] ?? "").indexOf(carets);
    const shift = carets === undefined ? null : shiftOf(lines[below - 1] ?? "", line);
    if (carets !== undefined && shift !== null && from + shift >= 0) {
      const column = from + shift + 1;
      return carets.length > 1 ? { column, endColumn: column + carets.length } : { column }; // One only says where it begins.
    }
  }
  return null;
}

/** What has to be added to an offset in `shown` to get the offset in `line`. */
function shiftOf(shown: string, line: string): number | null {
  const code = shown.replace(/^\s*\d+\s*[|>]/, "").trim();
  const at = code ? line.indexOf(code) : -1;
  return at < 0 ? null : at - shown.lastIndexOf(code);
}
