import { element, isTouch } from "./dom.ts";

type Focusable = { focus(): void };
type Code = Focusable & { hasFocus(): boolean };

/** Where the keys go: to a program that waits for its user, and back to the code after it. */
export class Attention {
  readonly #code: Code;
  /** Typing in the editor during a run says: leave the focus where it is. */
  #mayMove = false;
  #moved = false;

  constructor(code: Code) {
    this.#code = code;
  }

  /** A run begins. */
  begin(): void {
    this.#mayMove = true;
    this.#moved = false;
  }

  stay(): void {
    this.#mayMove = false;
  }

  /** The program waits. `line`: where phones type. */
  lead(screen: Focusable, line: () => void): void {
    if (!this.#mayMove) return;
    this.#mayMove = false;
    this.#moved = this.#code.hasFocus();
    if (isTouch) line();
    else screen.focus();
  }

  giveBack(): void {
    if (this.#moved && element("terminal").contains(document.activeElement)) this.#code.focus();
    this.#moved = false;
  }
}
