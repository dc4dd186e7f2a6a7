// The server's sentence on a run, which is English as all of the API, in the visitor's language.

import { gettext } from "../page/i18n.ts";

type Said = (first: string, second: string, third: string) => string;

const REASONS: Record<string, string> = {
  "segmentation fault": gettext("segmentation fault"),
  "arithmetic error, such as a division by zero": gettext("arithmetic error, such as a division by zero"),
  "aborted itself": gettext("aborted itself"),
  "illegal instruction": gettext("illegal instruction"),
  "bus error": gettext("bus error"),
  "forbidden system call": gettext("forbidden system call"),
  "file size limit": gettext("file size limit"),
  "broken pipe": gettext("broken pipe"),
};

const SHAPES: [RegExp, Said][] = [
  [/^Finished in (.+)$/, (time) => gettext("Finished in %(time)s", { time })],
  [/^Ended with exit code (\d+) after (.+)$/, (code, time) => gettext("Ended with exit code %(code)s after %(time)s", { code, time })],
  [/^Ended by (.+) \((.+)\) after (.+)$/, (signal, why, time) => gettext("Ended by %(signal)s (%(reason)s) after %(time)s", { signal, reason: REASONS[why] ?? why, time })],
  [/^Ended by (.+) after (.+)$/, (signal, time) => gettext("Ended by %(signal)s after %(time)s", { signal, time })],
  [/^Stopped on request$/, () => gettext("Stopped on request")],
  [/^Stopped: nothing was typed or printed for (.+)$/, (time) => gettext("Stopped: nothing was typed or printed for %(time)s", { time })],
  [/^Stopped: time limit of (.+)$/, (limit) => gettext("Stopped: time limit of %(limit)s", { limit })],
  [/^Stopped: CPU time limit of (.+)$/, (limit) => gettext("Stopped: CPU time limit of %(limit)s", { limit })],
  [/^Stopped: the site is restarting; run it again$/, () => gettext("Stopped: the site is restarting; run it again")],
  [/^Compilation failed with exit code (\d+)$/, (code) => gettext("Compilation failed with exit code %(code)s", { code })],
  [/^Compilation failed with more messages than can be shown$/, () => gettext("Compilation failed with more messages than can be shown")],
  [/^Compilation failed: the compiler was ended by (.+)$/, (signal) => gettext("Compilation failed: the compiler was ended by %(signal)s", { signal })],
  [/^Compilation stopped: (?:CPU )?time limit of (.+)$/, (limit) => gettext("Compilation stopped: time limit of %(limit)s", { limit })],
  [/^Compilation stopped: memory limit of (.+)$/, (limit) => gettext("Compilation stopped: memory limit of %(limit)s", { limit })],
  [/^Wrong answer: line (\d+) differs from what was expected$/, (line) => gettext("Wrong answer: line %(line)s differs from what was expected", { line })],
  [/^(\d+) of (\d+) cases passed$/, (passed, all) => gettext("%(passed)s of %(all)s cases passed", { passed, all })],
  [/^(\d+ of \d+ cases passed)\. (.+)$/, (passed, first) => `${translated(passed)}. ${translated(first)}`],
];

export function translated(sentence: string): string {
  for (const [shape, said] of SHAPES) {
    const found = shape.exec(sentence);
    if (found) return said(found[1] ?? "", found[2] ?? "", found[3] ?? "");
  }
  return sentence;
}
