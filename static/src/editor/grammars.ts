// Which grammar colours which mode: Monaco's or one of ours, each fetched when it is needed.

import type { Grammar } from "./grammars/monarch.ts";

type Load<T> = () => Promise<T>;

export const OURS: Record<string, Load<{ default: Grammar }>> = {
  ada: () => import("./grammars/ada.ts"),
  awk: () => import("./grammars/awk.ts"),
  cobol: () => import("./grammars/cobol.ts"),
  d: () => import("./grammars/d.ts"),
  erlang: () => import("./grammars/erlang.ts"),
  fortran: () => import("./grammars/fortran.ts"),
  groovy: () => import("./grammars/groovy.ts"),
  haskell: () => import("./grammars/haskell.ts"),
  lisp: () => import("./grammars/lisp.ts"),
  nasm: () => import("./grammars/nasm.ts"),
  ocaml: () => import("./grammars/ocaml.ts"),
  octave: () => import("./grammars/octave.ts"),
  prolog: () => import("./grammars/prolog.ts"),
  rexx: () => import("./grammars/rexx.ts"),
  vhdl: () => import("./grammars/vhdl.ts"),
  zig: () => import("./grammars/zig.ts"),
};

/** By Monaco's file, which may define several modes. */
const MONACOS: Record<string, Load<unknown>> = {
  clojure: () => import("monaco-editor/languages/definitions/clojure/register"),
  coffee: () => import("monaco-editor/languages/definitions/coffee/register"),
  cpp: () => import("monaco-editor/languages/definitions/cpp/register"),
  csharp: () => import("monaco-editor/languages/definitions/csharp/register"),
  css: () => import("monaco-editor/languages/definitions/css/register"),
  dart: () => import("monaco-editor/languages/definitions/dart/register"),
  elixir: () => import("monaco-editor/languages/definitions/elixir/register"),
  fsharp: () => import("monaco-editor/languages/definitions/fsharp/register"),
  go: () => import("monaco-editor/languages/definitions/go/register"),
  html: () => import("monaco-editor/languages/definitions/html/register"),
  ini: () => import("monaco-editor/languages/definitions/ini/register"),
  java: () => import("monaco-editor/languages/definitions/java/register"),
  javascript: () => import("monaco-editor/languages/definitions/javascript/register"),
  julia: () => import("monaco-editor/languages/definitions/julia/register"),
  kotlin: () => import("monaco-editor/languages/definitions/kotlin/register"),
  lua: () => import("monaco-editor/languages/definitions/lua/register"),
  m3: () => import("monaco-editor/languages/definitions/m3/register"),
  markdown: () => import("monaco-editor/languages/definitions/markdown/register"),
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
  systemverilog: () => import("monaco-editor/languages/definitions/systemverilog/register"),
  tcl: () => import("monaco-editor/languages/definitions/tcl/register"),
  typescript: () => import("monaco-editor/languages/definitions/typescript/register"),
  vb: () => import("monaco-editor/languages/definitions/vb/register"),
  xml: () => import("monaco-editor/languages/definitions/xml/register"),
  yaml: () => import("monaco-editor/languages/definitions/yaml/register"),
};

const SAME: Record<string, string> = { bash: "shell", sh: "shell", "c++": "cpp", js: "javascript", ts: "typescript", coffeescript: "coffee" };
const FILES: Record<string, string> = { c: "cpp", verilog: "systemverilog" };

/** Monaco's file for `mode`; undefined where it has none. */
export function monacosFile(mode: string): string | undefined {
  const file = FILES[nameOf(mode)] ?? nameOf(mode);
  return MONACOS[file] && file;
}

/** What Monaco calls the mode that a language's data names. */
export function nameOf(mode: string): string {
  return SAME[mode] ?? mode;
}

export async function loadMonacos(file: string): Promise<void> {
  await MONACOS[file]?.();
}
