import { element } from "../page/dom.ts";
import type { Editor, Events } from "./editor.ts";

/** The native text area: the editor on phones, and everywhere until Monaco has come. */
export function textareaEditor(events: Events): Editor {
  const area = element<HTMLTextAreaElement>("code");
  area.addEventListener("input", () => events.changed());
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
    const indent = indentation(area.value, area.selectionStart);
    if (!indent) return;
    event.preventDefault();
    insert(area, `\n${indent}`);
  });
  return {
    code: () => area.value,
    open: (language, code) => {
      area.value = code;
      area.setAttribute("aria-label", `Code in ${language.name}`);
    },
    replace: (code) => {
      area.focus();
      area.select();
      insert(area, code);
    },
    focus: () => area.focus(),
    hasFocus: () => document.activeElement === area,
    setTheme: () => {},
  };
}

/** Type `text` for the user. The command is old, but nothing else keeps the browser's own undo. */
export function insert(area: HTMLTextAreaElement, text: string): void {
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
  }
}

/** The white space that the line at `position` begins with, and one step more after an opening. */
export function indentation(text: string, position: number): string {
  const line = text.slice(text.lastIndexOf("\n", position - 1) + 1, position);
  const own = /^[ \t]*/.exec(line)?.[0] ?? "";
  return /[:{([]\s*$/.test(line) ? own + (own.includes("\t") ? "\t" : "    ") : own;
}
