import assert from "node:assert/strict";
import { test } from "node:test";
import { IDLE, after, answered, isGoing, words } from "../../static/src/run/state.ts";
import type { State } from "../../static/src/run/state.ts";
import type { ServerMessage } from "../../static/src/terminal/protocol.ts";

const status = (phase: "compiling" | "running" | null, queuePosition: number | null = null): ServerMessage => ({
  type: "status", status: phase ? "running" : "queued", phase, queuePosition,
});
const prompt: ServerMessage = { type: "input_prompt", prompt: "Name? " };
const output: ServerMessage = { type: "output", seq: 1, stream: "terminal", data: "x" };
const result = {
  type: "result", id: "1", verdict: "success", message: "Finished in 21 ms", exitCode: 0, signal: null,
  executionTime: 21, cpuTime: 14, compileTime: null, memory: 9216,
} as const;

function through(...messages: ServerMessage[]): State {
  return messages.reduce((state, message, at) => after(state, message, at * 1000), { kind: "sending" } as State);
}

test("each state has its words", () => {
  const said = (...messages: ServerMessage[]) => words(through(...messages), messages.length * 1000).text;
  assert.equal(words(IDLE, 0).text, "Ready");
  assert.equal(said(), "Starting…");
  assert.equal(said(status(null, 3)), "Waiting: 3rd in the queue");
  assert.equal(said(status(null, 1)), "Waiting: next in the queue");
  assert.equal(said(status("compiling")), "Compiling…");
  assert.equal(said(status("running")), "Running");
  assert.equal(said(status("running"), prompt), "Waiting for your input");
  assert.equal(said(status("running"), prompt, output), "Running");
  assert.equal(said(status("running"), result), "Finished in 21 ms");
});

test("the time counts from the beginning of the phase", () => {
  const state = through(status("compiling"), status("running"), prompt, output);
  assert.deepEqual(words(state, 3100), { text: "Running", elapsed: "2.1 s" });
});

test("an answer ends the waiting", () => {
  assert.equal(answered(through(status("running"), prompt)).kind, "running");
  assert.deepEqual(answered(IDLE), IDLE);
});

test("a run that is being stopped is not said to run again", () => {
  const stopping: State = { kind: "stopping" };
  assert.equal(after(stopping, status("running"), 0).kind, "stopping");
  assert.equal(after(stopping, prompt, 0).kind, "stopping");
  assert.equal(after(stopping, result, 0).kind, "finished");
});

test("nothing moves a run that has ended", () => {
  const over = through(result);
  for (const message of [status("running"), output, prompt]) assert.equal(after(over, message, 0), over);
  assert.equal(isGoing(over), false);
});
