import type { ProgramDocument, TestCase } from "../page/program.ts";
import { ApiError, awaited, cancel, submit } from "../run/api.ts";
import type { CasesResult } from "./grade.ts";

/** One run of a program with its cases: compiled once. */
export class CasesRun {
  readonly #program: ProgramDocument;
  #id = "";
  #isStopped = false;

  constructor(program: ProgramDocument) {
    this.#program = program;
  }

  /** When all cases have run. Throws ApiError with a sentence. */
  async result(): Promise<CasesResult> {
    const { language, files, args, compilerOptions } = this.#program;
    const cases = this.#program.cases.map(said);
    const { id } = await submit({ language, files, args, compilerOptions, cases, interactive: false });
    this.#id = id;
    if (this.#isStopped) this.stop();
    for (;;) {
      const result = await awaited<CasesResult>(id);
      if (result) return result;
      if (this.#isStopped) throw new ApiError("");
    }
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#id) void cancel({ id: this.#id });
  }
}

/** A request leaves out what a document may have as null. */
function said({ name, input, args, expectedOutput }: TestCase): TestCase {
  return { name, input, ...(args && { args }), ...(typeof expectedOutput === "string" && { expectedOutput }) };
}
