// Programs that are not this browser's draft: shared, saved, or carried by the address.

import { codeIn } from "./link.ts";
import type { Language } from "./languages.ts";
import { programOf, readProgram } from "./program.ts";
import type { ProgramDocument } from "./program.ts";

/** `version`: of a saved program, to be saved over. `source` names where it is from ("snapshot:<id>", "saved:<id>", "link:<digits>"); a changed copy is kept under it. */
export type Opened = { title: string; readOnly: boolean; source: string; version?: number };
export type OpenedProgram = Opened & { program: ProgramDocument };

const KEY = "compiler:opened";

/** What the page comes with: a program in the document, in the address, or that this tab showed before a reload. */
export function openedAtStart(language: Language | undefined): OpenedProgram | null {
  return given() ?? linked(language) ?? recalled(language);
}

/** Remember in this tab, for a reload, that it shows `opened`; null: the own draft. */
export function keepOpened(opened: OpenedProgram | null): void {
  try {
    if (opened) sessionStorage.setItem(KEY, JSON.stringify(opened));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage may be full or forbidden: then a reload shows the draft.
  }
}

function given(): OpenedProgram | null {
  const text = document.getElementById("opened")?.textContent;
  if (!text) return null;
  const found = JSON.parse(text) as { kind: string; id: string; title: string; readOnly: boolean; version?: number; program: unknown };
  const program = readProgram(found.program);
  const { title, readOnly, version = 0 } = found;
  return program && { program, title, readOnly, version, source: `${found.kind}:${found.id}` };
}

/** The program of the address, whose hash is then cleared: it is in the way of links that people copy. */
export function linked(language: Language | undefined): OpenedProgram | null {
  const code = codeIn(location.hash);
  if (code === null || !language) return null;
  history.replaceState(null, "", location.pathname + location.search);
  const program = programOf(language.slug, language.fileName, code);
  return { program, title: "", readOnly: false, source: `link:${digits(code)}` };
}

function recalled(language: Language | undefined): OpenedProgram | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as OpenedProgram | null;
    const program = readProgram(found?.program);
    // At the address of another language that language is wanted; what has an address of its own comes with that.
    const isWanted = program?.language === language?.slug && found?.source.startsWith("link:");
    return found && program && isWanted ? { ...found, program } : null;
  } catch {
    return null;
  }
}

/** FNV-1a of 32 bits: enough to tell one visitor's links apart. */
function digits(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
