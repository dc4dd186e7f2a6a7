// What the ending of a test case says: values only, tested in Node.

import { translated } from "../run/sentence.ts";
import { gettext, ngettext } from "../page/i18n.ts";
import type { TestCase } from "../page/program.ts";
import { duration } from "../run/result.ts";
import type { Result, Verdict } from "../run/result.ts";

/** How a case ended, as the API has it. Times in ms. */
export type CaseResult = { verdict: Verdict; message: string; output: string; error: string; executionTime: number | null };

/** The result of a run with cases. */
export type CasesResult = Result & { compileOutput: string; cases: CaseResult[] };

export type Grade = { tone: "good" | "bad" | "limit" | "quiet"; said: string };

/** `result` of `given`: passed, failed, or, where nothing was expected, how it ended. */
export function grade(given: TestCase, { verdict, message, executionTime }: CaseResult): Grade {
  const time = executionTime === null ? "" : duration(executionTime);
  if (verdict === "success") {
    const isCompared = typeof given.expectedOutput === "string";
    return { tone: isCompared ? "good" : "quiet", said: joined(isCompared ? gettext("Passed") : gettext("Ran, nothing expected"), time) };
  }
  if (verdict === "wrong_answer") return { tone: "bad", said: joined(gettext("Other output"), time) };
  return { tone: verdict.endsWith("_limit") ? "limit" : "bad", said: translated(message) };
}

/** "3 of 5 passed", and whether all have. */
export function summary(cases: readonly TestCase[], results: readonly (CaseResult | undefined)[]): Grade {
  const known = cases.flatMap((each, at) => (results[at] ? [grade(each, results[at])] : []));
  if (!known.length) return { tone: "quiet", said: ngettext("%(count)s case", "%(count)s cases", cases.length) };
  const bad = known.filter(({ tone }) => tone === "bad" || tone === "limit").length;
  const said = gettext("%(passed)s of %(all)s passed", { passed: known.length - bad, all: known.length });
  return { tone: bad ? "bad" : "good", said };
}

function joined(word: string, time: string): string {
  return time ? `${word} · ${time}` : word;
}
