// Where a line of output names a line of one of the program's files.

import type { Source, Span } from "./problem.ts";

/** `start` and `end` are offsets of the whole name with its numbers, quotes left out. */
export type Place = Span & { file: string; line: number; start: number; end: number };

export type Finder = (text: string) => Place[];

/** What follows a name: main.c:4:26, Main.hs:5:1-27, main.ts(5,21), "main.py", line 5, main.sh: 4:, main.pl line 4. */
const AFTER = [
  /:\((\d{1,7}),(\d{1,5})\)(?:-\(\d{1,7},\d{1,5}\))?/y,
  /:(\d{1,7})(?::(\d{1,5})(?:-(\d{1,5}))?)?/y,
  /\((\d{1,7})(?:,(\d{1,5}))?\)/y,
  /["']?(?:[,:]? |:)(?:on |at )?line (\d{1,7})(?:, characters (\d{1,5})-(\d{1,5}))?/y,
  /: (\d{1,7})(?=:)/y,
];
/** What comes before one: parse error near line 2 of file main.m. */
const BEFORE = /(?:near )?line (\d{1,7}) of (?:file )?$/;

/** Where a program's own files are said to be. */
const FOLDERS = ["file:///work/", "/work/", "./", "main/", ""];

/** Languages that say the line only: it is the main file's. */
const OF_MAIN: Record<string, RegExp> = {
  octave: /\bat line (\d{1,7}) column (\d{1,5})/g,
  sqlite: /\bnear line (\d{1,7})/g,
};

/** Finds places in `files`, of which the first is the main one. */
export function finder(files: readonly Pick<Source, "name">[], language: string): Finder {
  const names = files.map((file) => file.name).sort((a, b) => b.length - a.length);
  const ofMain = OF_MAIN[language];
  const main = files[0]?.name;
  return (text) => {
    const found = names.flatMap((name) => placesOf(name, text));
    if (!found.length && ofMain && main !== undefined) return [...text.matchAll(ofMain)].map((match) => numbered(main, match, match.index));
    return apart(found);
  };
}

function placesOf(name: string, text: string): Place[] {
  const found: Place[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const start = startOf(text, at);
    const place = start === null ? null : placeAt(name, text, start, at + name.length);
    if (place) found.push(place);
  }
  return found;
}

/** Where the path that ends at `at` begins; null: it is the path of another file. */
function startOf(text: string, at: number): number | null {
  for (const folder of FOLDERS) {
    const start = at - folder.length;
    if (start >= 0 && text.startsWith(folder, start) && !/[\w./\\-]/.test(text.charAt(start - 1))) return start;
  }
  return null;
}

function placeAt(file: string, text: string, start: number, end: number): Place | null {
  for (const shape of AFTER) {
    shape.lastIndex = end;
    const match = shape.exec(text);
    if (match) return { ...numbered(file, match, end, shape === AFTER[3]), start };
  }
  const before = BEFORE.exec(text.slice(Math.max(0, start - 40), start));
  return before && { ...numbered(file, before, 0), start: start - before[0].length, end };
}

/** OCaml counts characters from 0, and names the first one behind. */
function numbered(file: string, match: RegExpExecArray, at: number, fromZero = false): Place {
  const [line = 0, column, last] = match.slice(1).map((digits) => (digits === undefined ? undefined : Number(digits)));
  const place = { file, line, start: at, end: at + match[0].length };
  if (column === undefined) return place;
  const first = fromZero ? column + 1 : column;
  return { ...place, column: first, ...(last !== undefined && { endColumn: last + 1 }) };
}

/** In the order of the text. Of two that overlap the one of the longer name is meant, which was found first. */
function apart(found: Place[]): Place[] {
  const kept: Place[] = [];
  for (const place of found) {
    if (place.line > 0 && !kept.some((other) => place.start < other.end && other.start < place.end)) kept.push(place);
  }
  return kept.sort((a, b) => a.start - b.start);
}
