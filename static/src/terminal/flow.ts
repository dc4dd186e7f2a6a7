import { pieces } from "./protocol.ts";

/** xterm.js lets the page breathe only between two writes, so each is kept short. */
const PIECE = 4 * 1024;

type Sink = { write(data: string, done?: () => void): void };

/** Writes frames to a terminal and says which has been drawn, so that the server sends no more than is read. */
export class Flow {
  /** Grows when the screen is cleared: what was written before is not acknowledged any more. */
  #epoch = 0;
  readonly #sink: Sink;
  readonly #drawn: (seq: number) => void;

  constructor(sink: Sink, drawn: (seq: number) => void) {
    this.#sink = sink;
    this.#drawn = drawn;
  }

  write(seq: number, text: string, started: () => void = () => {}): void {
    const epoch = this.#epoch;
    this.#sink.write("", started);
    const parts = pieces(text, PIECE);
    parts.forEach((part, index) => {
      if (index < parts.length - 1) this.#sink.write(part);
      else this.#sink.write(part, () => epoch === this.#epoch && this.#drawn(seq));
    });
    if (parts.length === 0) this.#drawn(seq);
  }

  forget(): void {
    this.#epoch += 1;
  }
}
