import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, isPlain, shownAt, timesOf } from "../../static/src/runs/timeline.ts";
import type { Frame } from "../../static/src/runs/timeline.ts";

const frames: Frame[] = [["terminal", 800, "a"], ["terminal", 1300, "b"], ["terminal", 61_300, "c"], ["terminal", 61_300, "d"]];

test("a recording begins with its first output, and long pauses are shortened", () => {
  assert.deepEqual(timesOf(frames), [0, 500, 2500, 2500]);
  assert.deepEqual(timesOf([]), []);
});

test("at each time that is shown which was printed by then", () => {
  const times = timesOf(frames);
  assert.deepEqual([0, 499, 500, 2499, 2500, Infinity].map((time) => shownAt(times, time)), [1, 1, 2, 2, 4, 4]);
});

test("only output without moves of the cursor may be drawn in a smaller terminal", () => {
  const written = (text: string) => isPlain({ frames: [["terminal", 0, text]], columns: 80, rows: 24 });
  assert.ok(written("\x1b[1;32mgreen\x1b[0m\r\n"));
  assert.ok(!written("\x1b[2J\x1b[5;10Hhere"));
});

test("times are told as a player tells them", () => {
  assert.deepEqual([0, 7_400, 754_000].map(clock), ["0:00", "0:07", "12:34"]);
});
