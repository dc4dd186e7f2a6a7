// How a run ended, in words.

import { gettext } from "../page/i18n.ts";
import { translated } from "./sentence.ts";
import type { ProducedFile } from "../output/kinds.ts";

export type Verdict =
  | "success"
  | "runtime_error"
  | "compile_error"
  | "time_limit"
  | "memory_limit"
  | "output_limit"
  | "wrong_answer"
  | "cancelled"
  | "internal_error";

/** What the API calls a result, as far as the page shows it. Times in ms, memory in KiB. */
export type Result = {
  id: string;
  verdict: Verdict;
  message: string;
  exitCode: number | null;
  signal: string | null;
  executionTime: number | null;
  cpuTime: number | null;
  compileTime: number | null;
  memory: number | null;
  /** What it wrote below output/. */
  files?: ProducedFile[];
};

export type Tone = "good" | "bad" | "limit" | "quiet";
export type Outcome = { tone: Tone; headline: string; details: string[] };

const TONES: Record<Verdict, Tone> = {
  success: "good",
  runtime_error: "bad",
  compile_error: "bad",
  time_limit: "limit",
  memory_limit: "limit",
  output_limit: "limit",
  wrong_answer: "bad",
  cancelled: "quiet",
  internal_error: "bad",
};

/** For an answer without its sentence. */
const WORDS: Record<Verdict, string> = {
  success: gettext("Finished"),
  runtime_error: gettext("Ended with an error"),
  compile_error: gettext("Compilation failed"),
  time_limit: gettext("Stopped: time limit"),
  memory_limit: gettext("Stopped: memory limit"),
  output_limit: gettext("Stopped: output limit"),
  wrong_answer: gettext("Wrong answer"),
  cancelled: gettext("Stopped"),
  internal_error: gettext("The site could not finish this run"),
};

export function outcome(result: Result): Outcome {
  const headline = headlineOf(result);
  return { tone: TONES[result.verdict] ?? "bad", headline, details: details(result, headline) };
}

/** The server's sentence; of a limit, what it was and when it was reached. */
function headlineOf({ message, verdict, executionTime }: Result): string {
  const [, what, limit] = /^Stopped: (time|CPU time|memory|output) limit of (.+)$/.exec(message) ?? [];
  if (what === undefined || limit === undefined) return translated(message) || (WORDS[verdict] ?? gettext("Ended"));
  if (what === "memory") return gettext("Memory limit of %(limit)s reached", { limit });
  if (what === "output") return gettext("Output limit of %(limit)s reached", { limit });
  if (executionTime === null) return translated(message);
  const numbers = { limit, time: duration(executionTime) };
  if (what === "CPU time") return gettext("Stopped after %(time)s: CPU time limit of %(limit)s", numbers);
  return gettext("Stopped after %(time)s: time limit of %(limit)s", numbers);
}

/** What the headline does not say. */
function details(result: Result, headline: string): string[] {
  const found: string[] = [];
  if (result.verdict === "success" && result.exitCode !== null) found.push(gettext("exit code %(code)s", { code: result.exitCode }));
  if (result.executionTime !== null && !/ (?:in|after) \d/.test(result.message) && !headline.includes(duration(result.executionTime))) found.push(duration(result.executionTime));
  if (result.compileTime !== null) found.push(gettext("compiled in %(time)s", { time: duration(result.compileTime) }));
  if (result.cpuTime !== null) found.push(gettext("CPU %(time)s", { time: duration(result.cpuTime) }));
  if (result.memory) found.push(kibibytes(result.memory));
  return found;
}

/** 21 ms, 2.1 s, 1 min 5 s. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** 640 KB, 9.0 MB, 1.2 GB. */
export function kibibytes(amount: number): string {
  if (amount < 1024) return `${Math.round(amount)} KB`;
  if (amount < 1024 * 1024) return `${(amount / 1024).toFixed(1)} MB`;
  return `${(amount / 1024 / 1024).toFixed(1)} GB`;
}

/** 1st, 2nd, 3rd, 11th. */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${(teen ? undefined : ["th", "st", "nd", "rd"][n % 10]) ?? "th"}`;
}
