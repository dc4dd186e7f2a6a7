import type { State } from "./state.ts";

/** How long a run may keep itself busy before its user is asked: half of what it is allowed. ms of any clock. */
export class Patience {
  readonly #ask: number;
  #spent = 0;
  #since: number | null = null;

  constructor(allowed: number) {
    this.#ask = allowed / 2;
  }

  /** The run is in `state` since `now`. */
  note({ kind }: State, now: number): void {
    this.#spent = this.spent(now);
    this.#since = kind === "running" ? now : null;
  }

  spent(now: number): number {
    return this.#spent + (this.#since === null ? 0 : now - this.#since);
  }

  /** From `now` until it is time to ask; null while it does nothing. */
  left(now: number): number | null {
    return this.#since === null ? null : Math.max(0, this.#ask - this.spent(now));
  }
}
