import { element, inside, make, setIcon } from "./dom.ts";
import { markTerminal } from "./panes.ts";
import { words } from "../run/state.ts";
import type { State } from "../run/state.ts";

const LOOKS: Record<State["kind"], { tone: string; icon: string }> = {
  idle: { tone: "ready", icon: "ready" },
  sending: { tone: "busy", icon: "busy" },
  queued: { tone: "busy", icon: "busy" },
  compiling: { tone: "busy", icon: "busy" },
  running: { tone: "busy", icon: "busy" },
  waiting: { tone: "input", icon: "input" },
  stopping: { tone: "busy", icon: "busy" },
  finished: { tone: "quiet", icon: "quiet" },
  failed: { tone: "bad", icon: "bad" },
};

/** Show `state` in the line under the terminal. `notice`, if any, says what is wrong with the connection. */
export function showState(state: State, notice: string): void {
  const line = element("state");
  const outcome = state.kind === "finished" ? state.outcome : null;
  const { tone, icon } = outcome ? { tone: outcome.tone, icon: outcome.tone } : LOOKS[state.kind];
  line.dataset.tone = tone;
  setIcon(line, icon);
  element("pane-output").classList.toggle("asking", state.kind === "waiting");
  markTerminal(state.kind === "waiting" ? "busy" : tone);
  const items = (outcome?.details ?? []).map((text) => make("li", "", text));
  inside(line, "[data-details]").replaceChildren(...items);
  showTime(state, performance.now(), notice);
}

/** Only what changes as time goes. The words are set when they differ, so that they are read out once. */
export function showTime(state: State, now: number, notice = ""): void {
  const line = element("state");
  const { text, elapsed } = words(state, now);
  const said = inside(line, "[data-text]");
  const next = notice || text;
  if (said.textContent !== next) said.textContent = next;
  inside(line, "[data-elapsed]").textContent = elapsed;
}

/** A remark on the left, beside the position of the cursor, for a few seconds. */
export function remark(text: string): void {
  const place = inside(element("info"), "[data-hint]");
  window.clearTimeout(forget);
  place.textContent = text;
  forget = window.setTimeout(() => (place.textContent = usual), 4_000);
}

/** What stands there when nothing else is to be said. */
export function setHint(text: string): void {
  usual = text;
  inside(element("info"), "[data-hint]").textContent = text;
}

let usual = "";
let forget = 0;
