// What is said over the output when a limit keeps something from being run: which one, until when, and what helps.

import { element, inside } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import type { Limit } from "../run/limits.ts";

const TICK = 500; // ms
const WORTH_WAITING = 600; // Seconds.

export class Refused {
  readonly #bar = element("refused");
  readonly #button = element<HTMLButtonElement>("refused-again");
  #again: () => void = () => {};
  #ends = 0;
  #clock = 0;

  constructor() {
    this.#button.addEventListener("click", () => {
      this.forget();
      this.#again();
    });
  }

  /** `again` is what was wanted. */
  show({ sentence, seconds }: Limit, again: () => void): void {
    this.#again = again;
    this.#ends = performance.now() + seconds * 1000;
    element("refused-text").textContent = seconds > WORTH_WAITING ? `${sentence} ${gettext("There is room again from %(time)s.", { time: clock(seconds) })}` : sentence;
    this.#bar.hidden = false;
    window.clearInterval(this.#clock);
    this.#clock = window.setInterval(() => this.#tick(), TICK);
    this.#tick();
  }

  forget(): void {
    window.clearInterval(this.#clock);
    this.#bar.hidden = true;
  }

  #tick(): void {
    const left = Math.ceil((this.#ends - performance.now()) / 1000);
    this.#button.hidden = left > WORTH_WAITING;
    this.#button.disabled = left > 0;
    inside(this.#button, "[data-left]").textContent = left > 0 ? ` ${minutes(left)}` : "";
    if (left > 0) return;
    window.clearInterval(this.#clock);
    element("refused-text").textContent = gettext("There is room again.");
  }
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The time in `seconds` from now, where the visitor is. */
function clock(seconds: number): string {
  const format = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { weekday: "long", hour: "numeric", minute: "2-digit" });
  return format.format(Date.now() + seconds * 1000);
}
