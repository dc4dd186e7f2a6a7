import { difference } from "../cases/difference.ts";
import type { Row } from "../cases/difference.ts";
import { element } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";

export type Part = { title: string; before: string; after: string };

const SIGNS: Record<Row["kind"], string> = { both: " ", missing: "−", extra: "+" };

/** Each part of two runs with the lines that changed. */
export function showDifferences(parts: readonly Part[]): void {
  element("differences").append(...parts.flatMap(({ title, before, after }) => [heading(title), body(before, after)]));
}

function heading(title: string): HTMLElement {
  const made = document.createElement("h2");
  made.textContent = title;
  return made;
}

function body(before: string, after: string): HTMLElement {
  const rows = difference(before, after);
  const isSame = !rows.some((row) => row && row.kind !== "both");
  const made = document.createElement(isSame ? "p" : "div");
  made.className = isSame ? "quietly same" : "text lines";
  if (isSame) made.textContent = gettext("The same in both.");
  else made.append(...rows.map(line));
  if (!isSame) made.tabIndex = 0;
  return made;
}

function line(row: Row | null): HTMLElement {
  const made = document.createElement(row?.kind === "missing" ? "del" : row?.kind === "extra" ? "ins" : "span");
  made.className = row ? row.kind : "left-out";
  made.textContent = row ? `${SIGNS[row.kind]} ${row.text}` : "⋯";
  return made;
}
