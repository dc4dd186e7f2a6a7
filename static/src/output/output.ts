// What stands beside and above the terminal of a run.

import type { Language } from "../page/languages.ts";
import type { Result } from "../run/result.ts";
import type { State } from "../run/state.ts";
import { ConsolePanel } from "./console.ts";
import { FilesPanel } from "./files.ts";
import type { Limit } from "../run/limits.ts";
import { Refused } from "./refused.ts";
import { StillRunning } from "./still.ts";

export class Output {
  readonly #files = new FilesPanel();
  readonly #console = new ConsolePanel();
  readonly #refused = new Refused();
  readonly #still: StillRunning;
  readonly #run: () => void;

  constructor({ run, stop }: { run(): void; stop(): void }) {
    this.#run = run;
    this.#still = new StillRunning(stop);
  }

  setLanguage(language: Language | undefined): void {
    this.#console.setLanguage(language);
  }

  /** A run begins; `isBatch`: it asks nobody. */
  begin({ limits }: Language, isBatch: boolean): void {
    this.#files.forget();
    this.#still.begin(limits, isBatch);
  }

  show(state: State): void {
    this.#still.show(state);
    if (state.kind === "failed" && state.limit) this.refused(state.limit, this.#run);
    else this.#refused.forget();
  }

  /** A limit is in the way of what `again` would do. */
  refused(limit: Limit, again: () => void): void {
    this.#refused.show(limit, again);
  }

  end(result: Result | null): void {
    this.#files.show(result?.files ?? []);
  }
}
