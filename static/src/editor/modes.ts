import type { Language } from "../page/languages.ts";

// Which of Monaco's grammars colours which language, each fetched when it is needed.

const LOADERS: Record<string, () => Promise<unknown>> = {
  clojure: () => import("monaco-editor/languages/definitions/clojure/register"),
  coffee: () => import("monaco-editor/languages/definitions/coffee/register"),
  cpp: () => import("monaco-editor/languages/definitions/cpp/register"),
  csharp: () => import("monaco-editor/languages/definitions/csharp/register"),
  dart: () => import("monaco-editor/languages/definitions/dart/register"),
  elixir: () => import("monaco-editor/languages/definitions/elixir/register"),
  fsharp: () => import("monaco-editor/languages/definitions/fsharp/register"),
  go: () => import("monaco-editor/languages/definitions/go/register"),
  java: () => import("monaco-editor/languages/definitions/java/register"),
  javascript: () => import("monaco-editor/languages/definitions/javascript/register"),
  julia: () => import("monaco-editor/languages/definitions/julia/register"),
  kotlin: () => import("monaco-editor/languages/definitions/kotlin/register"),
  lua: () => import("monaco-editor/languages/definitions/lua/register"),
  m3: () => import("monaco-editor/languages/definitions/m3/register"),
  "objective-c": () => import("monaco-editor/languages/definitions/objective-c/register"),
  pascal: () => import("monaco-editor/languages/definitions/pascal/register"),
  perl: () => import("monaco-editor/languages/definitions/perl/register"),
  php: () => import("monaco-editor/languages/definitions/php/register"),
  python: () => import("monaco-editor/languages/definitions/python/register"),
  r: () => import("monaco-editor/languages/definitions/r/register"),
  ruby: () => import("monaco-editor/languages/definitions/ruby/register"),
  rust: () => import("monaco-editor/languages/definitions/rust/register"),
  scala: () => import("monaco-editor/languages/definitions/scala/register"),
  scheme: () => import("monaco-editor/languages/definitions/scheme/register"),
  shell: () => import("monaco-editor/languages/definitions/shell/register"),
  sql: () => import("monaco-editor/languages/definitions/sql/register"),
  swift: () => import("monaco-editor/languages/definitions/swift/register"),
  tcl: () => import("monaco-editor/languages/definitions/tcl/register"),
  typescript: () => import("monaco-editor/languages/definitions/typescript/register"),
  vb: () => import("monaco-editor/languages/definitions/vb/register"),
};

/** Names that a language's data may use for a mode of ours, and modes that one file of Monaco's defines together. */
const SAME: Record<string, string> = { bash: "shell", sh: "shell", "c++": "cpp", js: "javascript", ts: "typescript", coffeescript: "coffee" };
const FILES: Record<string, string> = { c: "cpp" };

/** Make Monaco know `mode` and return its name there; "plaintext" for a mode that it has no grammar for. */
export async function ready(mode: string): Promise<string> {
  const name = SAME[mode] ?? mode;
  const load = LOADERS[FILES[name] ?? name];
  if (!load) return "plaintext";
  await load();
  return name;
}

/** The mode that colours the file `name` of a program in `language`. */
export function modeOf(name: string, language: Language): string {
  return endingOf(name) === endingOf(language.fileName) ? language.editorMode : "plaintext";
}

/** "py" of "src/main.py"; "" for none. */
export function endingOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
