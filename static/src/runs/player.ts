import type { Terminal } from "@xterm/xterm";
import { element, inside, setIcon } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import { shown } from "../terminal/text.ts";
import { openReplay, shrink } from "./replay.ts";
import { clock, isPlain, shownAt, timesOf } from "./timeline.ts";
import type { Recording } from "./timeline.ts";

const isStill = matchMedia("(prefers-reduced-motion: reduce)");
const RESET = "\x1bc";
const STEP = 1_000; // ms that an arrow key goes.

export function startPlayer(recording: Recording): void {
  element("player").hidden = false;
  const player = new Player(recording);
  player.goTo(Infinity, () => isPlain(recording) && shrink(player.terminal));
}

/** Shows all at first; from then on what was printed up to the time that its slider says. */
class Player {
  readonly terminal: Terminal;
  readonly #texts: string[];
  readonly #times: number[];
  readonly #end: number;
  readonly #button = element<HTMLButtonElement>("play");
  readonly #slider = element<HTMLInputElement>("seek");
  readonly #clock = element("clock");
  #written = 0;
  #now = 0;
  #speed = 1;
  #beat = 0;

  constructor({ frames, columns, rows }: Recording) {
    this.#texts = frames.map(([stream, , text]) => shown(stream, text));
    this.#times = timesOf(frames);
    this.#end = this.#times.at(-1) ?? 0;
    this.#slider.max = String(this.#end);
    inside(document, ".controls").hidden = this.#end === 0; // All came at once.
    this.terminal = openReplay(element("replay"), columns, rows);
    this.#button.addEventListener("click", () => (this.#beat ? this.#pause() : this.#play()));
    this.#slider.addEventListener("input", () => this.goTo(this.#slider.valueAsNumber));
    this.#slider.addEventListener("keydown", (event) => this.#key(event));
    inside(document, ".speeds").addEventListener("change", (event) => (this.#speed = Number((event.target as HTMLInputElement).value)));
  }

  /** Show what was printed within `time` ms. Who wants no motion sees the slider move with the output only. */
  goTo(time: number, done?: () => void): void {
    this.#now = Math.min(Math.max(time, 0), this.#end);
    const until = shownAt(this.#times, this.#now);
    if (until < this.#written) {
      this.terminal.write(RESET); // In its turn: what was written before may not have been drawn yet.
      this.#written = 0;
    }
    if (until > this.#written) this.terminal.write(this.#texts.slice(this.#written, until).join(""), done);
    else if (this.#beat && isStill.matches && this.#now < this.#end) return;
    this.#written = until;
    this.#tell();
  }

  #key(event: KeyboardEvent): void {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (event.key === " ") this.#button.click();
    else if (way) this.goTo(this.#now + way * STEP);
    else return;
    event.preventDefault();
  }

  #play(): void {
    if (this.#now >= this.#end) this.goTo(0);
    let before = performance.now();
    const beat = (at: number): void => {
      this.goTo(this.#now + Math.max(at - before, 0) * this.#speed);
      before = at;
      if (this.#now < this.#end) this.#beat = requestAnimationFrame(beat);
      else this.#pause();
    };
    this.#beat = requestAnimationFrame(beat);
    this.#label(gettext("Pause"), "pause");
  }

  #pause(): void {
    cancelAnimationFrame(this.#beat);
    this.#beat = 0;
    this.#label(gettext("Play"), "play");
  }

  #label(text: string, name: string): void {
    this.#button.setAttribute("aria-label", text);
    setIcon(this.#button, name);
  }

  #tell(): void {
    const numbers = { now: clock(this.#now), end: clock(this.#end) };
    this.#slider.value = String(this.#now);
    this.#slider.setAttribute("aria-valuetext", gettext("%(now)s of %(end)s", numbers));
    this.#clock.textContent = `${numbers.now} / ${numbers.end}`;
  }
}
