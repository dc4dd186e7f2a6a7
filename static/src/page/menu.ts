import { element } from "./dom.ts";

export type Place = { x: number; y: number };

/** A menu of the page: opened by its button or where somebody asks for it, moved through with the arrow keys. */
export class Menu {
  readonly #menu: HTMLElement;
  readonly #button: HTMLElement;

  /** `ready` is called before it is shown. */
  constructor(id: string, buttonId: string, ready: () => void) {
    this.#menu = element(id);
    this.#button = element(buttonId);
    this.#menu.addEventListener("beforetoggle", (event) => {
      if ((event as ToggleEvent).newState === "open") ready();
    });
    this.#menu.addEventListener("toggle", (event) => {
      const isOpen = (event as ToggleEvent).newState === "open";
      this.#button.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) this.#items()[0]?.focus();
    });
    this.#menu.addEventListener("keydown", (event) => this.#key(event));
    this.#menu.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("[role=menuitem]")) this.close();
    });
    // The press that closes an open menu by itself must not open it again.
    this.#button.addEventListener("pointerdown", () => (this.#wasOpen = this.isOpen));
    this.#button.addEventListener("click", () => {
      const { right, bottom } = this.#button.getBoundingClientRect();
      if (!this.#wasOpen) this.open({ x: right, y: bottom + 4 }, true);
      this.#wasOpen = false;
    });
  }

  #wasOpen = false;

  get isOpen(): boolean {
    return this.#menu.matches(":popover-open");
  }

  /** Show it with a corner at `place`, wholly on the page; to the left of it where there is room and `isToLeft`. */
  open({ x, y }: Place, isToLeft = false): void {
    this.#menu.showPopover();
    const { width, height } = this.#menu.getBoundingClientRect();
    const isRight = x + width > innerWidth || (isToLeft && x >= width);
    this.#menu.style.left = `${Math.max(6, isRight ? x - width : x)}px`;
    this.#menu.style.top = `${Math.max(6, Math.min(y, innerHeight - height - 6))}px`;
  }

  close(): void {
    this.#menu.hidePopover();
  }

  #items(): HTMLElement[] {
    return [...this.#menu.querySelectorAll<HTMLButtonElement>("[role=menuitem]")].filter((each) => each.checkVisibility() && !each.disabled);
  }

  #key(event: KeyboardEvent): void {
    const items = this.#items();
    const at = items.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key === "Tab") this.close();
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  }
}
