import assert from "node:assert/strict";
import { test } from "node:test";
import { matching } from "../../static/src/page/languages.ts";
import type { Language } from "../../static/src/page/languages.ts";

const language = (slug: string, name: string, ...aliases: string[]): Language => ({
  slug, name, aliases, version: "1", fileName: "main", editorMode: slug, starter: "", interactive: true, available: true, building: false,
  compilerOptions: [], console: true, limits: { timeout: 1, cpuTimeLimit: 1, compileTimeout: 1, memoryLimit: 1, outputLimit: 1 },
});
const ALL = [
  language("c", "C"), language("cpp", "C++", "c++", "cxx"), language("java", "Java"),
  language("javascript", "JavaScript", "js", "node"), language("python", "Python", "py3"),
];
const found = (query: string) => matching(ALL, query).map((each) => each.slug);

test("without a query all are there, in the server's order", () => {
  assert.deepEqual(found("  "), ["c", "cpp", "java", "javascript", "python"]);
});

test("the name itself comes before what only begins with it", () => {
  assert.deepEqual(found("java"), ["java", "javascript"]);
  assert.deepEqual(found("C"), ["c", "cpp", "javascript"]);
});

test("aliases are found, in any case", () => {
  assert.deepEqual(found("JS"), ["javascript"]);
  assert.deepEqual(found("c++"), ["cpp"]);
});

test("what nobody is called finds nothing", () => {
  assert.deepEqual(found("cobol"), []);
});
