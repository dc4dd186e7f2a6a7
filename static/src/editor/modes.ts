// Which mode colours a file. Names only: what they stand for is fetched with the editor.

import type { Language } from "../page/languages.ts";

/** Of files that stand beside programs, whatever their language is. */
const COMPANIONS: Record<string, string> = {
  css: "css", htm: "html", html: "html", ini: "ini", json: "javascript", markdown: "markdown", md: "markdown", svg: "xml", toml: "ini",
  xml: "xml", yaml: "yaml", yml: "yaml", h: "cpp", hh: "cpp", hpp: "cpp", cc: "cpp", cxx: "cpp", mjs: "javascript", cjs: "javascript",
};

/** The mode of the file `name` in a program of `language`. `all`: the languages, whose files it may have too. */
export function modeOf(name: string, language: Language, all: readonly Language[] = []): string {
  const ending = endingOf(name);
  const known = [language, ...all].find((each) => endingOf(each.fileName) === ending);
  return known?.editorMode ?? COMPANIONS[ending] ?? "plaintext";
}

/** "py" of "src/main.py"; "" for none. */
export function endingOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
