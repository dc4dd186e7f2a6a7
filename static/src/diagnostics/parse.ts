import { linesOf } from "./lines.ts";
import { Output } from "./output.ts";
import { finder } from "./places.ts";
import { MOST } from "./problem.ts";
import type { Problem, Source } from "./problem.ts";
import { python } from "./python.ts";
import { shapes } from "./shapes.ts";

type Parser = (output: Output) => Problem[];

const PARSERS: Record<string, Parser[]> = {
  python: [python],
  "python-data": [python],
  "multi-file": [python, shapes],
};

/** What `text`, which a compiler or a program of `language` printed, says of `files`, the main one first. In linear time. */
export function parse(text: string, language: string, files: readonly Source[]): Problem[] {
  const output = new Output(linesOf(text), files, finder(files, language));
  const found = (PARSERS[language] ?? [shapes]).flatMap((parser) => parser(output));
  return distinct(found).slice(0, MOST);
}

/** Each thing is said once, and of a line that has an error not also that it was called from there. */
function distinct(found: readonly Problem[]): Problem[] {
  const known = new Set<string>();
  const faulty = new Set(found.filter((each) => each.severity !== "info").map(lineOf));
  return found.filter((each) => {
    const key = `${lineOf(each)} ${each.message}`;
    const isNew = !known.has(key) && (each.severity !== "info" || !faulty.has(lineOf(each)));
    known.add(key);
    return isNew;
  });
}

function lineOf({ file, line }: Problem): string {
  return `${file}\n${line}`;
}
