// The Console tab: a live interpreter of the language, beside the program.

import { element, inside, isEmbedded, isTouch } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import type { Language } from "../page/languages.ts";
import { offerTab, onPane } from "../page/panes.ts";
import { ofLimit } from "../run/limits.ts";
import { ConsoleSocket } from "../terminal/console.ts";
import { Flow } from "../terminal/flow.ts";
import { openScreen } from "../terminal/screen.ts";
import type { Screen } from "../terminal/screen.ts";

const PLAIN = "\x1b[0m\x1b[?25l";

export class ConsolePanel {
  readonly #place = element("console");
  readonly #over = element("console-over");
  readonly #answer = element<HTMLInputElement>("console-answer");
  #screen: Screen | null = null;
  #socket: ConsoleSocket | null = null;
  #language: Language | undefined;
  #isOpened = false;

  constructor() {
    onPane((pane) => pane === "console" && this.#shown());
    for (const id of ["console-again", "console-restart"]) element(id).addEventListener("click", () => this.#start());
    element("console-clear").addEventListener("click", () => this.#screen?.clear());
    element("console-line").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#socket?.input(`${this.#answer.value}\r`);
      this.#answer.value = "";
    });
    inside(element("console-line"), "[data-key=interrupt]").addEventListener("click", () => this.#socket?.input("\x03"));
  }

  /** Another language has another console; what was open is closed. */
  setLanguage(language: Language | undefined): void {
    if (language?.slug === this.#language?.slug) return;
    this.#language = language;
    this.#socket?.close();
    this.#socket = null;
    this.#isOpened = false;
    // A frame of another site sends no cookies, and this socket knows nobody without.
    offerTab("console", Boolean(language?.console) && !isEmbedded);
  }

  #shown(): void {
    if (!this.#isOpened) this.#start();
    if (!isTouch) this.#screen?.focus();
  }

  #start(): void {
    if (!this.#language) return;
    this.#isOpened = true;
    this.#socket?.close();
    const screen = (this.#screen ??= this.#openScreen());
    screen.reset();
    screen.setSilent(false);
    this.#say(gettext("Starting…"), false);
    this.#socket = this.#connect(this.#language.slug, screen);
    if (isTouch) this.#answer.focus({ preventScroll: true });
    else screen.focus();
  }

  #connect(language: string, screen: Screen): ConsoleSocket {
    const flow = new Flow(screen, (seq) => socket.ack(seq));
    const socket = new ConsoleSocket(language, screen, {
      started: () => this.#say("", false),
      output: (seq, data) => flow.write(seq, data),
      ended: (exitCode, sentence) => this.#ended(screen, exitCode, sentence),
    });
    return socket;
  }

  #openScreen(): Screen {
    return openScreen(this.#place, {
      input: (data) => this.#socket?.input(data),
      resized: (cols, rows) => this.#socket?.resize({ cols, rows }),
    });
  }

  #ended(screen: Screen, exitCode: number | null, sentence: string): void {
    this.#socket = null;
    screen.write(PLAIN, () => screen.setSilent(true));
    const end = exitCode === null ? gettext("The console was closed.") : gettext("The console has ended with exit code %(code)s.", { code: exitCode });
    this.#say(ofLimit(sentence) || end, true);
  }

  #say(sentence: string, mayStart: boolean): void {
    element("console-said").textContent = sentence;
    element("console-again").hidden = !mayStart;
    this.#over.hidden = !sentence;
  }
}
