import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { packed, unpacked } from "../../static/src/editor/archive.ts";
import { Refusal, bytesOf, fileOf, joined } from "../../static/src/editor/carrying.ts";
import { faultOf, unusedName } from "../../static/src/editor/names.ts";
import { indentation } from "../../static/src/editor/indentation.ts";
import { USUAL, readSettings } from "../../static/src/page/settings.ts";

test("good names are taken", () => {
  for (const name of ["main.py", "src/über.c", "Makefile", ".env", "a b.txt", "outputs/x", "x".repeat(255)]) assert.equal(faultOf(name, ["other"]), null);
});

test("what the server would refuse is refused here, with a sentence", () => {
  const bad = ["", "x".repeat(256), "/etc/passwd", "a\\b", "a\u200bb", "a\nb", "../x", "a//b", "a/", " a", "a /b", "a/b/c/d/e/f/g/h/i/j/k", "output/x", "OUTPUT", "con", "a/NUL.txt", "lpt1.c"];
  for (const name of bad) assert.match(faultOf(name, []) ?? "", /\.$/, name);
});

test("two files cannot be told apart by case alone, and none is a folder too", () => {
  assert.match(faultOf("MAIN.py", ["main.py"]) ?? "", /already/);
  assert.match(faultOf("src", ["src/a.py"]) ?? "", /folder/);
  assert.match(faultOf("src/a.py/b", ["src/a.py"]) ?? "", /folder/);
});

test("a name that is free is found", () => {
  assert.equal(unusedName("file.py", []), "file.py");
  assert.equal(unusedName("file.py", ["File.py", "file2.py"]), "file3.py");
  assert.equal(unusedName("Makefile", ["Makefile"]), "Makefile2");
});

test("text stays text and bytes stay bytes", () => {
  assert.deepEqual(fileOf("a", strToU8("ä\n")), { name: "a", content: "ä\n" });
  const binary = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
  const file = fileOf("b", binary);
  assert.equal(file.encoding, "base64");
  assert.deepEqual(bytesOf(file), binary);
  assert.equal(fileOf("c", strToU8("a\0b")).encoding, "base64");
});

test("a file takes the place of one of its name, whatever that was", () => {
  const files = joined([{ name: "a", content: "AA==", encoding: "base64" }, { name: "b", content: "" }], [{ name: "a", content: "text" }], 100);
  assert.deepEqual(files, [{ name: "a", content: "text" }, { name: "b", content: "" }]);
});

test("too many, too large or badly named files are refused", () => {
  const many = Array.from({ length: 51 }, (_, at) => ({ name: `f${at}`, content: "" }));
  assert.throws(() => joined([], many, 100), Refusal);
  assert.throws(() => joined([], [{ name: "a", content: "x".repeat(101) }], 100), /at most 100 bytes/);
  assert.throws(() => joined([], [{ name: "../a", content: "" }], 100), /^Error: \.\.\/a was not taken/);
});

test("an archive comes back as the files that were packed", () => {
  const files = [{ name: "main.py", content: "x" }, { name: "d/b.bin", content: "AP8=", encoding: "base64" as const }];
  assert.deepEqual(unpacked(packed(files), 1000), files);
});

test("an archive of one folder is its content, without what systems leave there", () => {
  const archive = zipSync({ "my/main.c": strToU8("a"), "my/lib/b.c": strToU8("b"), "__MACOSX/my/._main.c": strToU8("?"), "my/.DS_Store": strToU8("?") });
  assert.deepEqual(unpacked(archive, 1000).map((each) => each.name), ["main.c", "lib/b.c"]);
});

test("an archive that is too large or none is refused before it is unpacked", () => {
  const bomb = zipSync({ a: new Uint8Array(5_000_000) });
  assert.ok(bomb.length < 10_000);
  assert.throws(() => unpacked(bomb, 1_000_000), /at most 976\.6 KiB/);
  assert.throws(() => unpacked(strToU8("no archive"), 1000), /cannot be read/);
});

test("settings that are nonsense are the usual ones", () => {
  for (const text of [null, "", "{", "null", "7", '{"fontSize": 900, "tabSize": 5, "wrap": "yes", "contrast": 1}']) assert.deepEqual(readSettings(text), USUAL);
  assert.deepEqual(readSettings('{"fontSize": 20, "wrap": true}'), { ...USUAL, fontSize: 20, wrap: true });
});

test("a new line begins where the last one did, a step further after an opening", () => {
  assert.equal(indentation("  a", 3), "  ");
  assert.equal(indentation("if x:", 5), "    ");
  assert.equal(indentation("  {", 3, 2), "    ");
  assert.equal(indentation("\t(", 2), "\t\t");
});
