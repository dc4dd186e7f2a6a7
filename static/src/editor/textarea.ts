import { element } from "../page/dom.ts";
import type { ProjectFile } from "../page/project.ts";
import { settings } from "../page/settings.ts";
import { indentation } from "./indentation.ts";
import type { Editor, Events } from "./editor.ts";

type Place = { start: number; end: number; top: number };

/** The native text area: the editor on phones, and everywhere until Monaco has come. */
export function textareaEditor(events: Events): Editor {
  const area = element<HTMLTextAreaElement>("code");
  const places = new Map<string, Place>();
  let shown: ProjectFile | undefined;
  area.addEventListener("input", () => shown && events.changed(shown.id, area.value));
  wrap(area);
  area.addEventListener("keydown", (event) => indentOnEnter(event, area));
  return {
    show: (file, { label, readOnly }) => {
      if (shown) places.set(shown.id, { start: area.selectionStart, end: area.selectionEnd, top: area.scrollTop });
      const isOther = shown?.id !== file.id;
      shown = file;
      area.readOnly = readOnly;
      area.setAttribute("aria-label", label);
      if (area.value !== file.content) area.value = file.content;
      if (isOther) putAt(area, places.get(file.id) ?? { start: 0, end: 0, top: 0 });
    },
    mark: () => {}, // A text area cannot show any.
    jump: (line, column) => jump(area, line, column),
    focus: () => area.focus(),
    hasFocus: () => document.activeElement === area,
    adapt: () => wrap(area),
  };
}

function wrap(area: HTMLTextAreaElement): void {
  area.wrap = settings().wrap ? "soft" : "off";
}

function putAt(area: HTMLTextAreaElement, { start, end, top }: Place): void {
  area.setSelectionRange(start, end);
  area.scrollTop = top;
}

/** Select the line, as a text area shows of a cursor too little. */
function jump(area: HTMLTextAreaElement, line: number, column: number): void {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const length = lines[line - 1]?.length ?? 0;
  area.focus({ preventScroll: true });
  area.setSelectionRange(start + Math.min(column - 1, length), start + length);
  const { lineHeight, paddingTop } = getComputedStyle(area);
  area.scrollTop = (line - 1) * parseFloat(lineHeight) + parseFloat(paddingTop) - area.clientHeight / 3;
}

function indentOnEnter(event: KeyboardEvent, area: HTMLTextAreaElement): void {
  if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
  const indent = indentation(area.value, area.selectionStart, settings().tabSize);
  if (!indent) return;
  event.preventDefault();
  insert(area, `\n${indent}`);
}

/** Type `text` for the user. The command is old, but nothing else keeps the browser's own undo. */
export function insert(area: HTMLTextAreaElement, text: string): void {
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
  }
}
