// How a run ended, in words.

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

const SIGNALS: Record<string, string> = {
  SIGABRT: "aborted",
  SIGBUS: "bad memory access",
  SIGFPE: "arithmetic error",
  SIGHUP: "hung up",
  SIGILL: "illegal instruction",
  SIGINT: "interrupted",
  SIGKILL: "killed",
  SIGPIPE: "broken pipe",
  SIGSEGV: "segmentation fault",
  SIGSYS: "system call not allowed",
  SIGTERM: "terminated",
  SIGTRAP: "trap",
};

export function outcome(result: Result): Outcome {
  return { tone: TONES[result.verdict] ?? "bad", headline: headline(result), details: details(result) };
}

function headline(result: Result): string {
  const time = result.executionTime === null ? "" : duration(result.executionTime);
  switch (result.verdict) {
    case "success":
      return time ? `Finished in ${time}` : "Finished";
    case "runtime_error":
      return result.signal ? `Crashed: ${inWords(result.signal)}` : `Ended with exit code ${result.exitCode ?? "unknown"}`;
    case "compile_error":
      return "Compilation failed";
    case "wrong_answer":
      return "Wrong answer";
    case "cancelled":
      return time ? `Stopped after ${time}` : "Stopped";
    default:
      return result.message || LIMITS[result.verdict] || "Ended";
  }
}

const LIMITS: Partial<Record<Verdict, string>> = {
  time_limit: "Stopped: time limit",
  memory_limit: "Stopped: memory limit",
  output_limit: "Stopped: output limit",
  internal_error: "The site could not finish this run",
};

function inWords(signal: string): string {
  const words = SIGNALS[signal];
  return words ? `${words} (${signal})` : signal;
}

function details(result: Result): string[] {
  if (result.verdict === "compile_error") {
    return result.compileTime === null ? [] : [`after ${duration(result.compileTime)}`];
  }
  const found: string[] = [];
  if (result.verdict === "success" && result.exitCode !== null) found.push(`exit code ${result.exitCode}`);
  if (result.executionTime !== null && result.verdict !== "success" && result.verdict !== "cancelled") {
    found.push(duration(result.executionTime));
  }
  if (result.compileTime) found.push(`compiled in ${duration(result.compileTime)}`);
  if (result.cpuTime !== null) found.push(`CPU ${duration(result.cpuTime)}`);
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
