import assert from "node:assert/strict";
import { test } from "node:test";
import { scarcest } from "../../static/src/page/quota.ts";
import { Patience } from "../../static/src/run/patience.ts";
import { limitOf, sentence } from "../../static/src/run/problem.ts";
import { duration, kibibytes, ordinal, outcome } from "../../static/src/run/result.ts";
import type { Result } from "../../static/src/run/result.ts";
import { shown } from "../../static/src/terminal/text.ts";

const result = (fields: Partial<Result>): Result => ({
  id: "1", verdict: "success", message: "Finished in 21 ms", exitCode: 0, signal: null,
  executionTime: 21, cpuTime: 14, compileTime: null, memory: 9216, ...fields,
});

test("a success says its exit code, time and memory, nothing twice", () => {
  assert.deepEqual(outcome(result({})), {
    tone: "good", headline: "Finished in 21 ms", details: ["exit code 0", "CPU 14 ms", "9.0 MB"],
  });
});

test("a limit says how long it took to get there", () => {
  const { tone, headline, details } = outcome(result({
    verdict: "time_limit", message: "Stopped: CPU time limit of 10 s", exitCode: null, executionTime: 10_020, cpuTime: 10_000,
  }));
  assert.deepEqual([tone, headline, details[0]], ["limit", "Stopped after 10.0 s: CPU time limit of 10 s", "CPU 10.0 s"]);
});

test("a limit that was reached is named with its number", () => {
  const said = (message: string) => outcome(result({ verdict: "memory_limit", message, executionTime: 300 })).headline;
  assert.equal(said("Stopped: memory limit of 256 MiB"), "Memory limit of 256 MiB reached");
  assert.equal(said("Stopped: output limit of 1 MiB"), "Output limit of 1 MiB reached");
  assert.equal(said("Stopped: time limit of 5 s"), "Stopped after 300 ms: time limit of 5 s");
  assert.equal(said("Stopped: nothing was typed or printed for 5 min"), "Stopped: nothing was typed or printed for 5 min");
});

test("a program is asked after when half of its time is gone, however often it waited", () => {
  const patience = new Patience(10_000);
  patience.note({ kind: "running", since: 0 }, 0);
  assert.equal(patience.left(2_000), 3_000);
  patience.note({ kind: "waiting", since: 0 }, 4_000);
  assert.equal(patience.left(90_000), null, "while it waits, its user need not be asked");
  patience.note({ kind: "running", since: 0 }, 100_000);
  assert.equal(patience.left(100_500), 500);
  assert.equal(patience.spent(101_500), 5_500);
});

test("a failed compilation says nothing of a run", () => {
  const failed = result({
    verdict: "compile_error", message: "Compilation failed with exit code 1",
    executionTime: null, cpuTime: null, compileTime: 48, memory: null,
  });
  assert.deepEqual(outcome(failed).details, ["compiled in 48 ms"]);
});

test("an ending without a sentence gets one", () => {
  assert.equal(outcome(result({ verdict: "memory_limit", message: "" })).headline, "Stopped: memory limit");
});

test("amounts are in the unit that a person would choose", () => {
  assert.deepEqual([0, 999, 1000, 59_900, 60_000, 125_000].map(duration), ["0 ms", "999 ms", "1.0 s", "59.9 s", "1 min 0 s", "2 min 5 s"]);
  assert.deepEqual([640, 9216, 1_300_000].map(kibibytes), ["640 KB", "9.0 MB", "1.2 GB"]);
  assert.deepEqual([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal), ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"]);
});

test("a problem is shown in the server's words", () => {
  const problem = { title: "Too many requests", detail: "You have 3 programs running, and 3 is the most" };
  assert.equal(sentence(429, problem, "20"), "You have 3 programs running, and 3 is the most. Try again in 20 s.");
});

test("a limit is told with its number, and when it ends", () => {
  const said = (status: number, detail: string, again: string) => [sentence(status, { detail }, again), limitOf(status, { detail }, again)?.seconds];
  const used = "Your quota allows 2 runs a minute, and they are used up. Come back in 32 s.";
  assert.deepEqual(said(429, used, "32"), ["Your 2 runs of this minute are used up. Try again in 32 s.", 32]);
  const often = "At most 60 calls of one session a minute are answered. Come back in 7 s.";
  assert.deepEqual(said(429, often, "7"), ["More than 60 requests in a minute are not answered. Try again in 7 s.", 7]);
  const full = "The queue is full: 100 programs wait already. Try again in a moment.";
  assert.deepEqual(said(503, full, "2"), ["The site is busy: 100 programs wait already. Try again in 2 s.", 2]);
  const large = { errors: [{ field: "files", message: "must have at most 1048576 bytes in all; it has 5440009" }] };
  assert.equal(sentence(413, large, null), "The program has 5.2 MiB; at most 1.0 MiB can be run.");
  assert.equal(limitOf(422, { detail: "Code must not be empty." }, "5"), null);
});

test("the account's menu says what there is least of", () => {
  const none = { limit: null, left: null };
  const day = { limit: 50, left: 38 };
  assert.equal(scarcest({ runsPerDay: none, cpuSecondsPerDay: none, runsPerMinute: none }, "en"), "");
  assert.equal(scarcest({ runsPerDay: day, cpuSecondsPerDay: none, runsPerMinute: { limit: 10, left: 10 } }, "en"), "38 of 50 runs left today");
  assert.equal(scarcest({ runsPerDay: day, cpuSecondsPerDay: { limit: 60, left: 1.5 }, runsPerMinute: none }, "en"), "1.5 of 60 CPU seconds left today");
});

test("of several wrong fields the first is named", () => {
  const problem = { title: "Unprocessable", detail: "…", errors: [{ field: "code", message: "must not be empty" }] };
  assert.equal(sentence(422, problem, null), "Code must not be empty.");
});

test("an answer that is no problem document still gives a sentence", () => {
  for (const body of [null, "<html>", 7, [], {}, { errors: [null] }, { detail: 7 }]) {
    assert.match(sentence(502, body, null), /^Something went wrong on the server\.$/);
  }
  assert.equal(sentence(503, null, "120"), "The server is busy. Try again in 2 minutes.");
});

test("only what comes from no terminal gets its carriage returns", () => {
  assert.equal(shown("terminal", "a\nb\r\n"), "a\nb\r\n");
  assert.equal(shown("stdout", "a\nb"), "a\r\nb");
  assert.match(shown("stderr", "a\n"), /^\x1b\[31ma\r\n\x1b\[0m$/);
});

test("errors and warnings of a compiler stand out", () => {
  const text = shown("compile", "main.c:4:12: error: no\nmain.c:5: warning: hm\n");
  assert.match(text, /\x1b\[31merror:/);
  assert.match(text, /\x1b\[33mwarning:/);
});
