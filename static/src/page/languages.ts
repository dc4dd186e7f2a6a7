import { gettext } from "./i18n.ts";

export type Language = {
  slug: string;
  name: string;
  version: string;
  aliases: string[];
  fileName: string;
  editorMode: string;
  starter: string;
  interactive: boolean;
  /** Patterns of Python's `re`: each option of a request must match one as a whole. */
  compilerOptions: string[];
  console: boolean;
  /** ms, MiB, bytes. */
  limits: { timeout: number; cpuTimeLimit: number; compileTimeout: number; memoryLimit: number; outputLimit: number };
  available: boolean;
  building: boolean;
};

const LOOK_AGAIN = 5000;

/** What the server offers; the page carries the list. */
export function offered(): Language[] {
  return JSON.parse(document.getElementById("offered")?.textContent ?? "[]") as Language[];
}

/** While languages are being installed: ask how far that is, and tell of every change. */
export function whileBuilding(languages: Language[], changed: (now: Language[]) => void): void {
  if (!languages.some((each) => each.building)) return;
  const lookAgain = async (): Promise<void> => {
    const now = (await current()) ?? languages;
    if (JSON.stringify(now) !== JSON.stringify(languages)) changed(now);
    whileBuilding(now, changed);
  };
  window.setTimeout(() => void lookAgain(), LOOK_AGAIN);
}

async function current(): Promise<Language[] | null> {
  try {
    const response = await fetch("/api/languages");
    return response.ok ? ((await response.json()) as Language[]) : null;
  } catch {
    return null; // The next look may find the site again.
  }
}

/** What keeps a language from being used, in a few words; "" for nothing. */
export function absence({ available, building }: Language): string {
  if (available) return "";
  return building ? gettext("being installed") : gettext("not installed");
}

/** The languages that `query` means, the best first: names that begin with it, then parts of names and aliases. */
export function matching(languages: Language[], query: string): Language[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return languages;
  const ranked = languages.map((language) => ({ language, rank: rank(language, wanted) }));
  return ranked.filter((each) => each.rank < 4).sort((a, b) => a.rank - b.rank).map((each) => each.language);
}

function rank({ name, slug, aliases }: Language, wanted: string): number {
  const names = [name, slug, ...aliases].map((each) => each.toLowerCase());
  if (names.includes(wanted)) return 0;
  if (name.toLowerCase().startsWith(wanted)) return 1;
  if (names.some((each) => each.startsWith(wanted))) return 2;
  return names.some((each) => each.includes(wanted)) ? 3 : 4;
}
