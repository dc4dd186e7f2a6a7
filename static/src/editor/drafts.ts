import { isSame, programOf, readProgram } from "../page/program.ts";
import type { ProgramDocument } from "../page/program.ts";
import type { Language } from "../page/languages.ts";
import { keysOf, load, loadInTab, onElsewhere, save, saveInTab } from "../page/storage.ts";

const LARGEST = 512 * 1024; // Characters; a browser keeps about ten times as much for a whole site.
const MOST_COPIES = 12; // Of programs of others; own drafts, one for each language, are never dropped.
const PAUSE = 500;
const SCHEMA = 2; // 1 was the code of one file by itself.

export type Kept = "kept" | "too large" | "refused";

/** Programs kept in this browser: one draft for each language, and changed copies of what others shared. */
export class Drafts {
  #timer = 0;
  #pending: (() => void) | null = null;
  #own = new Map<string, string>();
  /** What the browser did not keep. */
  readonly #unkept = new Map<string, string>();

  /** `asks`: before the tab is left with something that was not kept. */
  constructor(told: (kept: Kept) => void, { asks = false } = {}) {
    this.told = told;
    document.addEventListener("visibilitychange", () => this.flush());
    window.addEventListener("pagehide", () => this.flush());
    window.addEventListener("beforeunload", (event) => {
      this.flush();
      if (asks && this.#unkept.size) event.preventDefault(); // The browser asks whether to leave.
    });
  }

  readonly told: (kept: Kept) => void;

  get areKept(): boolean {
    return this.#unkept.size === 0;
  }

  /** What is kept under `key` is safe elsewhere. */
  settle(key: string): void {
    this.#unkept.delete(key);
  }

  of(language: Language, key = language.slug): ProgramDocument | null {
    const text = this.#unkept.get(key) ?? load(`draft:${key}`);
    return text === null ? null : readDraft(text, language);
  }

  /** What this tab has kept, where another one has kept something else since. */
  ownBefore(language: Language, key = language.slug): ProgramDocument | null {
    const [own, now] = [loadInTab(`draft:${key}`), load(`draft:${key}`)];
    if (own === null || now === null || own === now) return null;
    const [mine, other] = [readDraft(own, language), readDraft(now, language)];
    return isSame(mine, other) ? null : mine;
  }

  /** Keep what `program` gives a moment later. What is as it was when it came is no draft: a new version should be seen. */
  keep(key: string, program: () => ProgramDocument, original: ProgramDocument): void {
    this.#pending = () => this.#save(key, program(), original);
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.flush(), PAUSE);
  }

  forget(key: string): void {
    this.#pending = null;
    this.#unkept.delete(key);
    saveInTab(`draft:${key}`, null);
    save(`draft:${key}`, null);
  }

  flush(): void {
    window.clearTimeout(this.#timer);
    const pending = this.#pending;
    this.#pending = null;
    pending?.();
  }

  /** Another tab kept something else under `key`. */
  onElsewhere(heard: (key: string, text: string) => void): void {
    onElsewhere((key, text) => {
      const name = /^draft:(.+)$/.exec(key)?.[1];
      if (name && text !== null && text !== this.#own.get(name)) heard(name, text);
    });
  }

  #save(key: string, program: ProgramDocument, original: ProgramDocument): void {
    if (isSame(program, original)) return this.forget(key);
    const text = JSON.stringify({ schema: SCHEMA, at: Date.now(), ...program });
    this.#own.set(key, text);
    if (isCopy(key)) dropOldCopies(key);
    const kept = text.length > LARGEST ? "too large" : save(`draft:${key}`, text) ? "kept" : "refused";
    const isNews = kept !== "kept" && !this.#unkept.has(key);
    if (kept === "kept") this.#unkept.delete(key);
    else this.#unkept.set(key, text);
    saveInTab(`draft:${key}`, kept === "kept" ? text : null);
    if (isNews) this.told(kept);
  }
}

/** `text` as it was kept: a program, or in the first schema the code alone. */
export function readDraft(text: string, { slug, fileName }: Language): ProgramDocument {
  return parsed(text) ?? programOf(slug, fileName, text);
}

/** A slug has no colon; the source of a program that was opened has one. */
function isCopy(key: string): boolean {
  return key.includes(":");
}

/** Make room for the copy `key`: those that were changed longest ago go. */
function dropOldCopies(key: string): void {
  const others = keysOf("draft:").filter((each) => isCopy(each.slice(6)) && each !== `draft:${key}`);
  const ages = others.map((each) => ({ key: each, at: Number(/"at":(\d+)/.exec(load(each) ?? "")?.[1] ?? 0) }));
  for (const old of ages.sort((a, b) => b.at - a.at).slice(MOST_COPIES - 1)) save(old.key, null);
}

function parsed(text: string): ProgramDocument | null {
  if (!text.startsWith('{"schema":')) return null;
  try {
    return readProgram(JSON.parse(text));
  } catch {
    return null;
  }
}
