import type { ProgramDocument, TestCase } from "../page/program.ts";
import type { Result } from "../run/result.ts";
import type { Said } from "../run/said.ts";

/** What the run of the program `ran` (as text) read and printed; null where that is not known: it talked with its user. */
export function lastCase(ran: string, result: Result | null, said: Said): TestCase | null {
  if (!ran || result?.verdict !== "success" || !said.output) return null;
  const { input, args } = JSON.parse(ran) as ProgramDocument;
  return { name: "", input, ...(args.length && { args }), expectedOutput: said.output };
}
