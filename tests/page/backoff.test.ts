import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "../../static/src/terminal/backoff.ts";

test("the wait doubles with each failure, up to eight seconds", () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 1000].map((failures) => backoff(failures, () => 1));
  assert.deepEqual(longest, [300, 600, 1200, 2400, 4800, 8000, 8000, 8000]);
});

test("half of the wait is chance", () => {
  assert.equal(backoff(2, () => 0), 600);
  assert.equal(backoff(2, () => 0.5), 900);
});
