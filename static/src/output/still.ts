// The question whether a long run is meant to be one. It stops nothing by itself.

import { element } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import type { Language } from "../page/languages.ts";
import { Patience } from "../run/patience.ts";
import { duration } from "../run/result.ts";
import { isGoing } from "../run/state.ts";
import type { State } from "../run/state.ts";

export class StillRunning {
  readonly #bar = element("still");
  #patience: Patience | null = null;
  #limit = "";
  #timer = 0;

  constructor(stop: () => void) {
    element("still-stop").addEventListener("click", stop);
    element("still-go-on").addEventListener("click", () => this.#forget());
  }

  /** A run begins. One that may wait for its user is held to its CPU time, another to the clock. */
  begin({ timeout, cpuTimeLimit }: Language["limits"], isBatch: boolean): void {
    this.#patience = new Patience(isBatch ? timeout : cpuTimeLimit);
    this.#limit = isBatch
      ? gettext("It is stopped after %(limit)s.", { limit: whole(timeout) })
      : gettext("It is stopped when it has used %(limit)s of CPU time.", { limit: whole(cpuTimeLimit) });
  }

  show(state: State): void {
    window.clearTimeout(this.#timer);
    if (!isGoing(state) || state.kind === "stopping") return this.#forget();
    const now = performance.now();
    this.#patience?.note(state, now);
    const left = this.#patience?.left(now) ?? null;
    if (!this.#bar.hidden) return left === null ? this.#forget() : undefined; // It is asked once.
    if (left !== null) this.#timer = window.setTimeout(() => this.#ask(), left);
  }

  #ask(): void {
    if (!this.#patience) return;
    const time = duration(this.#patience.spent(performance.now()));
    element("still-text").textContent = `${gettext("Still running after %(time)s.", { time })} ${this.#limit}`;
    this.#bar.hidden = false;
  }

  #forget(): void {
    window.clearTimeout(this.#timer);
    this.#patience = null;
    this.#bar.hidden = true;
  }
}

function whole(ms: number): string {
  return duration(ms).replace(".0 ", " ");
}
