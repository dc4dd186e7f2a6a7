import assert from "node:assert/strict";
import { test } from "node:test";
import { difference } from "../../static/src/cases/difference.ts";
import { grade, summary } from "../../static/src/cases/grade.ts";
import type { CaseResult } from "../../static/src/cases/grade.ts";
import type { TestCase } from "../../static/src/page/program.ts";

const given = (expectedOutput: string | null): TestCase => ({ name: "one", input: "", expectedOutput });
const ended = (fields: Partial<CaseResult>): CaseResult => ({
  verdict: "success", message: "Finished in 21 ms", output: "", error: "", executionTime: 21, ...fields,
});
const rows = (expected: string, printed: string) =>
  difference(expected, printed).map((row) => (row ? { both: " ", missing: "-", extra: "+" }[row.kind] + row.text : "..."));

test("a case passes when its output is the expected one, and says how long it took", () => {
  assert.deepEqual(grade(given("1"), ended({})), { tone: "good", said: "Passed · 21 ms" });
  assert.deepEqual(grade(given(null), ended({})), { tone: "quiet", said: "Ran, nothing expected · 21 ms" });
  assert.deepEqual(grade(given("1"), ended({ verdict: "wrong_answer" })), { tone: "bad", said: "Other output · 21 ms" });
  const late = ended({ verdict: "time_limit", message: "Stopped: time limit of 1 s" });
  assert.deepEqual(grade(given("1"), late), { tone: "limit", said: "Stopped: time limit of 1 s" });
});

test("the summary counts what has run", () => {
  const cases = [given("1"), given("2"), given(null)];
  assert.deepEqual(summary(cases, []), { tone: "quiet", said: "3 cases" });
  assert.deepEqual(summary(cases, [ended({}), ended({ verdict: "wrong_answer" }), ended({})]), { tone: "bad", said: "2 of 3 passed" });
  assert.deepEqual(summary(cases, [ended({}), undefined, undefined]), { tone: "good", said: "1 of 1 passed" });
});

test("the difference is in lines, blanks at their ends left aside, as the server compares", () => {
  assert.deepEqual(rows("a \nb\nc\n", "a\nx\nc\n\n"), [" a", "-b", "+x", " c"]);
  assert.deepEqual(rows("a\n", ""), ["-a"]);
  assert.deepEqual(rows("a\r\nb", "a\nb\nc"), [" a", " b", "+c"]);
});

test("equal lines that are far from a change are left out", () => {
  const lines = Array.from({ length: 20 }, (_, at) => String(at));
  assert.deepEqual(rows(lines.join("\n"), lines.with(10, "ten").join("\n")), ["...", " 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13", "..."]);
});

test("outputs that have little in common are shown one below the other, and not without end", () => {
  const many = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`).join("\n");
  const shown = rows(many("expected"), many("printed"));
  assert.equal(shown.length, 401);
  assert.equal(shown[0], "-expected 0");
});
