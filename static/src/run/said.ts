// What a run prints, as text in which places of the program can be looked for.

import type { Stream } from "../terminal/protocol.ts";
import type { Result } from "./result.ts";

/** UTF-16 units that are kept of each stream: the last ones, as an error ends what a program says. */
const MOST = 256 * 1024;

export class Said {
  readonly #texts = new Map<Stream, string>();

  hear(stream: Stream, data: string): void {
    const text = (this.#texts.get(stream) ?? "") + data;
    this.#texts.set(stream, text.length > 2 * MOST ? text.slice(-MOST) : text);
  }

  forget(): void {
    this.#texts.clear();
  }

  /** What went to standard output, of a run without a terminal. */
  get output(): string {
    return this.#texts.get("stdout") ?? "";
  }

  /** What may tell of faults: of a program that did well only what its compiler said. */
  faults({ verdict }: Result): string {
    const streams: Stream[] = verdict === "success" ? ["compile"] : ["compile", "terminal", "stdout", "stderr"];
    return streams.map((stream) => this.#texts.get(stream)?.slice(-MOST) ?? "").join("\n");
  }
}
