import { gettext } from "../page/i18n.ts";
import { element, make } from "../page/dom.ts";
import { settings } from "../page/settings.ts";
import { insert } from "./textarea.ts";

const KEYS = ["Tab", "{", "}", "(", ")", "[", "]", ";", ":", '"', "'", "<", ">", "=", "_", "/"];

/** A row of the characters that a phone's keyboard hides. */
export function startKeys(): void {
  const row = element("keys");
  const area = element<HTMLTextAreaElement>("code");
  for (const key of KEYS) {
    const button = make("button", "", key === "Tab" ? "⇥" : key) as HTMLButtonElement;
    button.type = "button";
    if (key === "Tab") button.setAttribute("aria-label", gettext("Indent"));
    // Without this the press would take the focus, and the keyboard would go.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      area.focus();
      insert(area, key === "Tab" ? " ".repeat(settings().tabSize) : key);
    });
    row.append(button);
  }
}
