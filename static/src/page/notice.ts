import { element, make } from "./dom.ts";

export type Choice = { label: string; action: () => void };

const SHOWN_FOR = 10_000; // ms

/** Say `text` above the code, with buttons for what can be done about it. One that does not stay gives way to a later one's. */
export function notify(text: string, choices: Choice[] = [], { stays = false } = {}): void {
  window.clearTimeout(timer);
  if (stays) staying = () => show(text, choices, true);
  show(text, choices, stays);
  if (!stays) timer = window.setTimeout(() => (staying ? staying() : hide()), SHOWN_FOR);
}

/** Nothing is to be said any more. */
export function withdraw(): void {
  window.clearTimeout(timer);
  staying = null;
  hide();
}

let timer = 0;
let staying: (() => void) | null = null;

function show(text: string, choices: Choice[], stays: boolean): void {
  const buttons = choices.map(({ label, action }) => button(label, () => (close(stays), action())));
  element("notice-text").textContent = text;
  element("notice-choices").replaceChildren(...buttons);
  element("notice-close").onclick = () => close(stays);
  element("notice").hidden = false;
}

function close(forGood: boolean): void {
  if (forGood) withdraw();
  else if (staying) staying();
  else hide();
}

function hide(): void {
  element("notice").hidden = true;
}

function button(label: string, action: () => void): HTMLElement {
  const made = make("button", "small", label) as HTMLButtonElement;
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}
