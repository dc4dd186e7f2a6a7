// What stands beside and above the terminal of a run.

import type { Language } from "../page/languages.ts";
import type { Result } from "../run/result.ts";
import type { State } from "../run/state.ts";
import { ConsolePanel } from "./console.ts";
import { FilesPanel } from "./files.ts";
import { StillRunning } from "./still.ts";

export class Output {
  readonly #files = new FilesPanel();
  readonly #console = new ConsolePanel();
  readonly #still: StillRunning;

  constructor(stop: () => void) {
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
  }

  end(result: Result | null): void {
    this.#files.show(result?.files ?? []);
  }
}
