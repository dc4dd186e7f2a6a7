// What nearly all compilers and runtimes print: a place and its message in one line, a message above or below a place,
// a call stack under the message.

import { gettext } from "../page/i18n.ts";
import type { Output } from "./output.ts";
import { problem } from "./problem.ts";
import type { Place } from "./places.ts";
import type { Problem } from "./problem.ts";
import { read } from "./words.ts";
import type { Said } from "./words.ts";

/** How far below its place a message is looked for, in lines. */
const FAR = 10;
const MOST_READ = 1_000;

/** No message, though it stands where one would. */
const NOISE = [
  /^goroutine \d/, /^[\w./*]+\(.*\)$/, /^created by /, /^"/, /^(?:Stack trace|Backtrace|stack traceback|CallStack)\b/, /^error: called from$/,
  /^Node\.js v/, /^note: run with /, /^Showing last frame/, /^In file included from /, /^Thread \d/, /^\*\*\* /,
];
const UNSAID = /^There (?:was|were) \d+ errors?\b|^\S*\] Error \d+$|^`[^']*'$/;
/** A line of a call stack, also where it is not indented. */
const FRAME = /^#\d+\s|^\d+ +(?:\[\w+\] +)?0x|: 0x[0-9a-f]+ in | called at /;
/** What stands before the place of a message that is below. */
const HEADS = /^(?:thread '|\w+ error (?:compiling|\()|\W*error$)/i;
/** A message that stands below its place. */
const BELOW = /^\W{0,4}(?:[\w.]*(?:Error|Exception)|(?:fatal |internal )?(?:error|warning)|Warning)\b[^:]{0,60}:\s/i;
/** A line of a message that began above; not of a call stack or a list. */
const MORE = /^\s+(?!(?:at|from|in)\s)[^\s|\d•]/;
/** The rest of a message that was not finished. */
const CONTINUED = /^\s*(?:(?:found|required|reason)\s*:.*|(?:ERROR|Warning):\s.*)$/;

export function shapes(output: Output): Problem[] {
  const found: Problem[] = [];
  let said: Said | null = null;
  for (let at = 0; at < output.lines.length && found.length < MOST_READ; at += 1) {
    const text = output.line(at);
    const place = output.place(at);
    const isFrame = FRAME.test(text) || /^\s/.test(text);
    const message = place && !isFrame ? messageOf(output, at, place, said) : null;
    if (place && message) {
      found.push(marked(output, at, place, message));
      said = called(message);
    } else if (place) {
      if (said) found.push(marked(output, at, place, said));
      if (said) said = called(said);
    } else if (isMessage(text, isFrame)) said = read(text);
  }
  return found;
}

/** The frames below the first one only say how it came to that. */
function called(said: Said): Said | null {
  if (said.severity === "error") return { severity: "info", message: gettext("Called from here"), saysSo: false };
  return said.saysSo ? null : said;
}

function marked(output: Output, at: number, place: Place, { severity, message }: Said): Problem {
  return problem(place.file, place.line, output.span(at, place), severity, message);
}

function isMessage(text: string, isFrame: boolean): boolean {
  if (!text.trim() || NOISE.some((noise) => noise.test(text))) return false;
  return !isFrame || (read(text).saysSo && /\w: *\S/.test(text));
}

/** What a line with a place says of it, wherever that stands; null: nothing. */
function messageOf(output: Output, at: number, place: Place, above: Said | null): Said | null {
  const text = output.line(at);
  const before = text.slice(0, place.start).replace(/["'[(\s]+$/, "");
  const after = text.slice(place.end).replace(/^["')\]]+/, "");
  const told = after.replace(/^[:.)\s]+/, "").replace(/^@\w+:|^in [`'][^']*': /, "");
  const shown = /^:\s{4,}(?:[^^]*\^ (.*))?/.exec(after); // The code again, and below it what it is about.
  if (shown) return shown[1] === undefined ? null : read(shown[1]);
  if (told) return inLine(output, at, told);
  const [, said] = /^(.+?) (?:in|at|near)$/.exec(before) ?? [];
  if (said && !HEADS.test(said)) return read(said);
  if (before === "at" || before === "-->") return above;
  return below(output, at);
}

function inLine(output: Output, at: number, told: string): Said | null {
  const said = read(told);
  if (UNSAID.test(said.message)) return null;
  if (/^$|^[\w-]+: ?$/.test(said.message)) {
    const found = below(output, at);
    return found && { ...found, severity: said.severity };
  }
  const rest = /[;:]$/.test(said.message) ? continued(output, at) : "";
  return { ...said, message: said.message + rest };
}

function continued(output: Output, at: number): string {
  const next = output.lines.slice(at + 1, at + 6).filter((line) => CONTINUED.test(line));
  const most = output.line(at).endsWith(";") ? 2 : 1;
  return next.slice(0, most).map((line) => `\n${read(line).message.replace(/\s+/g, " ")}`).join("");
}

function below(output: Output, at: number): Said | null {
  let first = -1;
  for (let next = at + 1; next <= at + FAR && next < output.lines.length; next += 1) {
    const text = output.line(next);
    if (BELOW.test(text)) return paragraph(output, next);
    if (output.place(next)) break;
    if (/^\s*~*\^/.test(text) && first === next - 1) first = -1; // That was code.
    else if (first < 0 && text.trim()) first = next;
  }
  return first < 0 ? null : paragraph(output, first);
}

/** A message of one line, and of what is indented below it. */
function paragraph(output: Output, first: number): Said {
  const lines = [output.line(first)];
  for (let at = first + 1; at < first + 5 && MORE.test(output.line(at)); at += 1) {
    if (/^\s*\^/.test(output.line(at + 1))) break; // This is code.
    lines.push(output.line(at));
  }
  const text = lines.map((line) => line.replace(/^\s*(?:• )?/, "").trimEnd()).join("\n");
  return read(text);
}
