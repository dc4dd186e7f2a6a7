// Files of a program as elements. All of them are text or pictures to the browser, whatever they contain.

import { make } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import { isNumeric, readTable } from "./csv.ts";

const BOUNDS = { rows: 200, columns: 40 };

export function picture(name: string, source: string): HTMLElement {
  const image = document.createElement("img");
  const frame = make("span", "picture", "");
  image.alt = name;
  image.addEventListener("error", () => frame.replaceWith(note(gettext("This is not a picture that can be shown."))));
  image.src = source;
  frame.append(image);
  return frame;
}

export function text(name: string, content: string, isCut: boolean): HTMLElement {
  const shown = document.createElement("pre");
  shown.textContent = content;
  return framed(name, shown, isCut ? gettext("The beginning; download it for the rest.") : "");
}

export function table(name: string, content: string, isCut: boolean): HTMLElement {
  const found = readTable(content, BOUNDS);
  const shown = document.createElement("table");
  const numeric = (found.rows[0] ?? []).map((_, column) => isNumeric(found.rows, column));
  found.rows.forEach((cells, index) => {
    const row = shown.insertRow();
    cells.forEach((cell, column) => {
      const made = document.createElement(index ? "td" : "th");
      if (!index) made.setAttribute("scope", "col");
      made.textContent = cell;
      made.classList.toggle("number", numeric[column] ?? false);
      row.append(made);
    });
  });
  return framed(name, shown, isCut || found.isCut ? gettext("The first %(count)s rows; download it for the rest.", { count: found.rows.length - 1 }) : "");
}

/** What scrolls must be reached with the keyboard. */
function framed(name: string, content: HTMLElement, remark: string): HTMLElement {
  const frame = make("span", "framed", "");
  const scroll = make("span", "scroll", "");
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", name);
  scroll.append(content);
  frame.append(scroll);
  if (remark) frame.append(note(remark));
  return frame;
}

function note(sentence: string): HTMLElement {
  return make("span", "note", sentence);
}
