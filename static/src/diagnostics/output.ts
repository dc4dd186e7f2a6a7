import { caretSpan } from "./carets.ts";
import type { Finder, Place } from "./places.ts";
import type { Source, Span } from "./problem.ts";

const MOST_CODE = 1_000; // UTF-16 units of a line

/** An output, its lines and the places that they name. What is asked for twice is looked up once. */
export class Output {
  readonly lines: readonly string[];
  readonly #code: Map<string, string[]>;
  readonly #find: Finder;

  constructor(lines: readonly string[], files: readonly Source[], find: Finder) {
    this.lines = lines;
    this.#code = new Map(files.map((file) => [file.name, file.content.split("\n")]));
    this.#find = find;
  }

  line(at: number): string {
    return this.lines[at] ?? "";
  }

  /** The first place that the line names, if it is one of the program's. */
  place(at: number): Place | null {
    const place = this.#find(this.line(at))[0];
    return place && this.#code.get(place.file)?.[place.line - 1] !== undefined ? place : null;
  }

  /** What of its line a place means: what carets show, else what it says. */
  span(at: number, place: Place): Span {
    const code = this.#code.get(place.file)?.[place.line - 1]?.slice(0, MOST_CODE) ?? "";
    return caretSpan(this.lines, at, code) ?? place;
  }
}
