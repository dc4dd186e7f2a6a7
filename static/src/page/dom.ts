/** The element `id`, which the template has. */
export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found as T;
}

/** The element inside `parent` that `selector` names, which the template has. */
export function inside<T extends Element = HTMLElement>(parent: ParentNode, selector: string): T {
  const found = parent.querySelector<T>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
}

export function setIcon(parent: ParentNode, name: string): void {
  inside<SVGUseElement>(parent, "svg use").setAttribute("href", `#i-${name}`);
}

/** A new picture of those in the template. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A new element with a class and a text. */
export function make(tag: "li" | "span" | "button", className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

/** Whether another site shows this page in a frame of its own. */
export const isEmbedded = typeof document !== "undefined" && document.body.classList.contains("embed");

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether the main pointer is a finger: then the native text area edits, and a line takes the program's input. */
export const isTouch = matchMedia("(pointer: coarse)").matches;
