// A tab is taken to another place: by a mouse or pen at once, by a finger after a moment's hold, as a swipe scrolls the bar.

const FAR = 6; // px that a press may wander and is a press still.
const HOLD = 300; // ms
const AWAY = 48; // px above or below the bar: let go there, it stays where it was.
const EDGE = 24; // px from the bar's ends, where it scrolls.

type Press = { id: string; pointer: number; x: number; y: number; isTouch: boolean };

/** `over`: it would go to `x`; null: nowhere. `put`: it was let go at `x`. */
export type Places = { mayLift(): boolean; over(x: number | null): void; put(id: string, x: number): void };

export class Lifting {
  readonly #list: HTMLElement;
  readonly #places: Places;
  #press: Press | null = null;
  #isLifted = false;
  #hasMoved = false;
  #timer = 0;

  constructor(list: HTMLElement, places: Places) {
    this.#list = list;
    this.#places = places;
    list.addEventListener("pointerdown", (event) => this.#pressed(event));
    list.addEventListener("pointermove", (event) => this.#moved(event));
    list.addEventListener("pointerup", (event) => this.#letGo(event));
    list.addEventListener("pointercancel", () => this.#end());
    list.addEventListener("touchmove", (event) => this.#isLifted && event.preventDefault(), { passive: false });
    list.addEventListener("contextmenu", (event) => this.#held(event), { capture: true });
    window.addEventListener("keydown", (event) => event.key === "Escape" && this.#end(), { capture: true });
  }

  #pressed({ target, button, pointerId: pointer, clientX: x, clientY: y, pointerType }: PointerEvent): void {
    const id = target instanceof Element ? target.closest<HTMLElement>("[data-file]")?.dataset.file : undefined;
    this.#end();
    if (!id || button !== 0 || !this.#places.mayLift()) return;
    const isTouch = pointerType === "touch";
    this.#press = { id, pointer, x, y, isTouch };
    if (isTouch) this.#timer = window.setTimeout(() => this.#lift(), HOLD);
  }

  #moved({ pointerId, clientX, clientY }: PointerEvent): void {
    const press = this.#press;
    if (press?.pointer !== pointerId) return;
    const isFar = Math.hypot(clientX - press.x, clientY - press.y) > FAR;
    if (isFar && !this.#isLifted) press.isTouch ? this.#end() : this.#lift();
    this.#hasMoved ||= isFar;
    if (!this.#isLifted || !this.#hasMoved) return;
    this.#scroll(clientX);
    this.#places.over(this.#isAway(clientY) ? null : clientX);
  }

  #lift(): void {
    if (!this.#press) return;
    this.#isLifted = true;
    this.#list.setPointerCapture(this.#press.pointer);
    this.#list.querySelector(`[data-file="${this.#press.id}"]`)?.classList.add("lifted");
  }

  #letGo({ pointerId, clientX, clientY }: PointerEvent): void {
    const press = this.#press;
    if (press?.pointer !== pointerId) return;
    const isPut = this.#isLifted && this.#hasMoved && !this.#isAway(clientY);
    this.#end();
    if (isPut) this.#places.put(press.id, clientX);
  }

  /** A long hold asks for the menu, unless the tab is on its way. */
  #held(event: MouseEvent): void {
    if (!this.#hasMoved) return this.#end();
    event.preventDefault();
    event.stopPropagation();
  }

  #scroll(x: number): void {
    const { left, right } = this.#list.getBoundingClientRect();
    if (x < left + EDGE) this.#list.scrollLeft -= EDGE / 2;
    if (x > right - EDGE) this.#list.scrollLeft += EDGE / 2;
  }

  #isAway(y: number): boolean {
    const { top, bottom } = this.#list.getBoundingClientRect();
    return y < top - AWAY || y > bottom + AWAY;
  }

  #end(): void {
    window.clearTimeout(this.#timer);
    this.#list.querySelector(".lifted")?.classList.remove("lifted");
    if (this.#isLifted) this.#places.over(null);
    this.#press = null;
    this.#isLifted = this.#hasMoved = false;
  }
}
