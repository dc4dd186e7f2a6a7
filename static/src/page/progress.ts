// What the page shows of a run as it goes: the line under the terminal, the buttons, and where the keys go.

import { isGoing } from "../run/state.ts";
import type { State } from "../run/state.ts";
import type { Screen } from "../terminal/screen.ts";
import type { Attention } from "./attention.ts";
import type { Controls } from "./controls.ts";
import { showState, showTime } from "./status.ts";

const TICK = 100; // ms

export class Progress {
  readonly #controls: Controls;
  readonly #attention: Attention;
  readonly #screen: Screen;
  #clock = 0;
  #wasGoing = false;

  constructor(controls: Controls, attention: Attention, screen: Screen) {
    this.#controls = controls;
    this.#attention = attention;
    this.#screen = screen;
  }

  /** `isPossible`: there is something to run. True: the run has just ended by itself or by being stopped. */
  show(state: State, notice: string, isPossible: boolean): boolean {
    const going = isGoing(state);
    const hasEnded = this.#wasGoing && state.kind === "finished";
    this.#wasGoing = going;
    showState(state, notice);
    this.#controls.show(going, isPossible);
    this.#tick(state, notice);
    if (state.kind === "waiting") this.#attention.lead(this.#screen, this.#controls.askForLine);
    if (!going) this.#attention.giveBack();
    return hasEnded;
  }

  #tick(state: State, notice: string): void {
    window.clearInterval(this.#clock);
    if (isGoing(state)) this.#clock = window.setInterval(() => showTime(state, performance.now(), notice), TICK);
  }
}
