// Tracebacks: the call stack comes first, the innermost call last, and then the message.

import { gettext } from "../page/i18n.ts";
import type { Output } from "./output.ts";
import type { Place } from "./places.ts";
import { problem } from "./problem.ts";
import type { Problem } from "./problem.ts";

const FRAME = /^ {2}(?:[|+ ]{0,20})File "/;
const BETWEEN = /^(?:Traceback |During handling of |The above exception |$|\s)/;

export function python(output: Output): Problem[] {
  const found: Problem[] = [];
  let frames: { at: number; place: Place | null }[] = [];
  output.lines.forEach((text, at) => {
    if (FRAME.test(text)) frames.push({ at, place: output.place(at) });
    else if (frames.length && !BETWEEN.test(text)) {
      found.push(...stack(output, frames.flatMap(({ at: line, place }) => (place ? [{ at: line, place }] : [])), text));
      frames = [];
    }
  });
  return found;
}

function stack(output: Output, frames: { at: number; place: Place }[], message: string): Problem[] {
  const outer = frames.slice(0, -1);
  return frames.slice(-1).concat(outer.reverse()).map(({ at, place }, depth) => {
    const [severity, said] = depth ? (["info", gettext("Called from here")] as const) : (["error", message] as const);
    return problem(place.file, place.line, output.span(at, place), severity, said);
  });
}
