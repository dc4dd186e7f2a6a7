// What a run is doing, as one value, and the words for it. No clock, no document: all of it is tested in Node.

import { gettext } from "../page/i18n.ts";
import type { Limit } from "./limits.ts";
import { duration, ordinal, outcome } from "./result.ts";
import type { Outcome, Result } from "./result.ts";
import type { ServerMessage, StatusMessage } from "../terminal/protocol.ts";

export type State =
  | { kind: "idle" }
  | { kind: "sending" }
  | { kind: "queued"; position: number | null }
  | { kind: "compiling"; since: number }
  | { kind: "running"; since: number }
  | { kind: "waiting"; since: number }
  | { kind: "stopping" }
  | { kind: "finished"; outcome: Outcome }
  | { kind: "failed"; sentence: string; limit?: Limit | null };

export const IDLE: State = { kind: "idle" };

export function isGoing(state: State): boolean {
  return state.kind !== "idle" && state.kind !== "finished" && state.kind !== "failed";
}

/** The state after `message` arrived at `now` (ms of any clock). */
export function after(state: State, message: ServerMessage, now: number): State {
  if (!isGoing(state)) return state;
  switch (message.type) {
    case "status":
      return state.kind === "stopping" ? state : told(state, message, now);
    case "output":
      return state.kind === "waiting" ? { kind: "running", since: state.since } : state;
    case "input_prompt":
      return state.kind === "stopping" ? state : { kind: "waiting", since: began(state, now) };
    case "result":
      return ended(message);
    case "error":
      return state;
  }
}

export function ended(result: Result): State {
  return { kind: "finished", outcome: outcome(result) };
}

/** The user typed: the program has what it waited for. */
export function answered(state: State): State {
  return state.kind === "waiting" ? { kind: "running", since: state.since } : state;
}

function told(state: State, message: StatusMessage, now: number): State {
  if (message.status === "queued") return { kind: "queued", position: message.queuePosition };
  if (message.status !== "running") return state;
  if (message.phase === "compiling") return { kind: "compiling", since: state.kind === "compiling" ? state.since : now };
  if (state.kind === "running" || state.kind === "waiting") return state;
  return { kind: "running", since: now };
}

function began(state: State, now: number): number {
  return state.kind === "running" || state.kind === "waiting" ? state.since : now;
}

/** What the status line says. `elapsed` is the part that changes with time and is not read out. */
export function words(state: State, now: number): { text: string; elapsed: string } {
  switch (state.kind) {
    case "idle":
      return { text: gettext("Ready"), elapsed: "" };
    case "sending":
      return { text: gettext("Starting…"), elapsed: "" };
    case "queued":
      return { text: queued(state.position), elapsed: "" };
    case "compiling":
      return { text: gettext("Compiling…"), elapsed: tenths(now - state.since) };
    case "running":
      return { text: gettext("Running"), elapsed: tenths(now - state.since) };
    case "waiting":
      return { text: gettext("Waiting for your input"), elapsed: "" };
    case "stopping":
      return { text: gettext("Stopping…"), elapsed: "" };
    case "finished":
      return { text: state.outcome.headline, elapsed: "" };
    case "failed":
      return { text: state.limit ? gettext("Not started") : state.sentence, elapsed: "" };
  }
}

function queued(position: number | null): string {
  if (position === null || position < 1) return gettext("Starting…");
  return position === 1 ? gettext("Waiting: next in the queue") : gettext("Waiting: %(place)s in the queue", { place: ordinal(position), number: position });
}

function tenths(ms: number): string {
  return ms < 60_000 ? `${(Math.max(0, ms) / 1000).toFixed(1)} s` : duration(ms);
}
