import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { moved } from "../../static/src/diagnostics/moving.ts";
import { parse } from "../../static/src/diagnostics/parse.ts";
import { finder } from "../../static/src/diagnostics/places.ts";
import type { Problem, Source } from "../../static/src/diagnostics/problem.ts";

/** What programs with a fault really printed in their sandboxes, and what is to be read from it. */
type Sample = { language: string; files: Source[]; text: string; problems: string[] };
const SAMPLES = JSON.parse(readFileSync(join(process.cwd(), "tests/page/outputs.json"), "utf8")) as Sample[];

function told({ file, line, column, endColumn, severity, message }: Problem): string {
  return `${file}:${line}${column ? `:${column}` : ""}${endColumn ? `-${endColumn}` : ""} ${severity}: ${message}`;
}

for (const { language, files, text, problems } of SAMPLES) {
  test(`${language} tells: ${problems[0]}`, () => {
    assert.deepEqual(parse(text, language, files).map(told), problems);
  });
}

const CODE = Array.from({ length: 30 }, (_, at) => `line ${at + 1}`).join("\n");
const lines = (text: string, language: string, ...names: string[]): string[] =>
  parse(text, language, names.map((name) => ({ name, content: CODE }))).map(told);

test("a traceback goes through the files of the program, not through the library", () => {
  const text = `Traceback (most recent call last):
  File "/work/main.py", line 3, in <module>
  File "/work/shapes/area.py", line 7, in area
  File "/usr/lib/python3.14/statistics.py", line 9, in mean
ValueError: no numbers

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/work/main.py", line 5, in <module>
RuntimeError: no area
`;
  assert.deepEqual(lines(text, "python", "main.py", "shapes/area.py"), [
    "shapes/area.py:7 error: ValueError: no numbers",
    "main.py:3 info: Called from here",
    "main.py:5 error: RuntimeError: no area",
  ]);
});

test("forms that other versions of the compilers have are read too", () => {
  assert.deepEqual(lines("/work/Main.cs(7,21): error CS0029: no\n", "csharp", "Main.cs"), ["Main.cs:7:21 error: CS0029: no"]);
  const dotnet = "Unhandled exception. System.Exception: no\n   at P.Main() in /work/Main.cs:line 15\n";
  assert.deepEqual(lines(dotnet, "csharp", "Main.cs"), ["Main.cs:15 error: System.Exception: no"]);
  const dart = "Unhandled exception:\nFormatException: no\n#0      int.parse (dart:core)\n#1      main (file:///work/main.dart:3:7)\n";
  assert.deepEqual(lines(dart, "dart", "main.dart"), ["main.dart:3:7 error: FormatException: no"]);
  assert.deepEqual(lines("main.c:3:9: warning: unused variable ‘a’ [-Wunused-variable]\n", "c", "main.c"), [
    "main.c:3:9 warning: unused variable ‘a’ [-Wunused-variable]",
  ]);
});

test("a file of another folder or a line that is not there is no place of the program", () => {
  for (const text of ["/usr/include/main.c:3:1: error: no", "xmain.c:3: error: no", "main.c:31: error: no", "main.c:0: error: no", "main.c: error: no"]) {
    assert.deepEqual(lines(text, "c", "main.c"), [], text);
  }
});

test("of two names that end alike the longer one is meant", () => {
  assert.deepEqual(lines("lib/main.c:3: error: no", "c", "main.c", "lib/main.c"), ["lib/main.c:3 error: no"]);
});

test("all places of a line can be found, where they stand in it", () => {
  const found = finder([{ name: "a.c" }, { name: "b.c" }], "c")("in b.c:2 and /work/a.c:13:4!");
  assert.deepEqual(found.map(({ file, line, start, end }) => [file, line, start, end]), [["b.c", 2, 3, 8], ["a.c", 13, 13, 27]]);
});

test("no more than 100 are given, and hostile output takes no long time", () => {
  const many = Array.from({ length: 500 }, (_, at) => `main.c:${(at % 30) + 1}:1: error: number ${at}`).join("\n");
  assert.equal(lines(many, "c", "main.c").length, 100);
  const parts = ["main.c:1", "\x1b[", "\x1b]", "\r", "^", "~", " ", "(", "main.c:", "a.b(", "  File \"", ": 0x", "\n", "main.c:1:\n", "error: \n", "/work/"];
  for (const part of parts) {
    for (const language of ["c", "python", "octave"]) lines(part.repeat(400_000 / part.length), language, "main.c", "a.b");
  }
});

test("problems move with their lines, and go with a line that is changed", () => {
  const at = (line: number): Problem => ({ file: "a.c", line, severity: "error", message: "no" });
  const all = [at(1), at(3), { ...at(3), file: "b.c" }];
  const where = (found: Problem[]) => found.map(({ file, line }) => `${file}:${line}`);
  assert.deepEqual(where(moved(all, "a.c", "x\ny\nz", "x\nnew\ny\nz")), ["a.c:1", "a.c:4", "b.c:3"]);
  assert.deepEqual(where(moved(all, "a.c", "x\ny\nz", "x\ny\nzz")), ["a.c:1", "b.c:3"]);
  assert.deepEqual(where(moved(all, "a.c", "x\ny\nz", "z")), ["a.c:1", "b.c:3"]);
  assert.deepEqual(where(moved(all, "a.c", "x\ny\nz", "x\nz")), ["a.c:1", "a.c:2", "b.c:3"]);
});
