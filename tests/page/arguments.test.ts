import assert from "node:assert/strict";
import { test } from "node:test";
import { join, split } from "../../static/src/run/arguments.ts";
import { refused } from "../../static/src/run/options.ts";

const words = (line: string) => split(line).words;

test("a line is split as a shell splits it", () => {
  assert.deepEqual(words("  a  bc\td "), ["a", "bc", "d"]);
  assert.deepEqual(words(`'two words' "it's" a"b c"d`), ["two words", "it's", "ab cd"]);
  assert.deepEqual(words(String.raw`two\ words \'q "say \"hi\"" "C:\\x" "\n" '\n'`), ["two words", "'q", 'say "hi"', "C:\\x", "\\n", "\\n"]);
  assert.deepEqual(words(`'' ""`), ["", ""]);
  assert.deepEqual(words(""), []);
});

test("nothing else of a shell has a meaning", () => {
  assert.deepEqual(words("$HOME `id` $(id) *.c ; > x | y & ~ #z"), ["$HOME", "`id`", "$(id)", "*.c", ";", ">", "x", "|", "y", "&", "~", "#z"]);
});

test("an open quote is told", () => {
  assert.deepEqual(split("a 'b c"), { words: ["a", "b c"], isClosed: false });
  assert.equal(split(`"it's"`).isClosed, true);
});

test("what was joined is split into the same", () => {
  const all = ["a", "", "two words", "it's", '"', "\\", "a\nb", "$HOME", "-O2", "é😀"];
  assert.deepEqual(words(join(all)), all);
  assert.equal(join(["-O2", "--x=1", "a/b.c"]), "-O2 --x=1 a/b.c");
});

test("an option must match one of the language's patterns as a whole", () => {
  const patterns = ["-O[0-3]?", "-W[a-z-]+", "-x a|-y"];
  assert.deepEqual(refused(["-O2", "-O9", "-Wall", "-WALL", "-y", "-yy"], patterns), ["-O9", "-WALL", "-yy"]);
  assert.deepEqual(refused(["-O9"], []), ["-O9"]);
  assert.deepEqual(refused(["-O9"], ["(?P<python>only)"]), [], "the server decides on what cannot be read here");
});
