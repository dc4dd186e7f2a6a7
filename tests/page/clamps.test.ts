import assert from "node:assert/strict";
import { test } from "node:test";
import { harmless, isExcessive } from "../../static/src/terminal/clamps.ts";

test("a count at the limit passes, one above is swallowed", () => {
  assert.equal(isExcessive([64], 64), false);
  assert.equal(isExcessive([65], 64), true);
  assert.equal(isExcessive([2147483647, 1], 64), true);
});

test("a sequence without a count passes", () => {
  assert.equal(isExcessive([], 64), false);
  assert.equal(isExcessive([0], 64), false);
});

test("a count with sub-parameters is looked at too", () => {
  assert.equal(isExcessive([[100, 1]], 64), true);
  assert.equal(isExcessive([[]], 64), false);
});

test("what is pasted cannot end a bracketed paste", () => {
  assert.equal(harmless("a\x1b[201~rm -rf /\nb"), "a[201~rm -rf /\nb");
});
