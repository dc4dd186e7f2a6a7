import { load, save } from "../page/storage.ts";

const LARGEST = 256 * 1024;
const PAUSE = 500;

/** What was typed, kept in this browser: one draft for each language. */
export class Drafts {
  #timer = 0;
  #pending: (() => void) | null = null;

  constructor() {
    document.addEventListener("visibilitychange", () => this.flush());
    window.addEventListener("pagehide", () => this.flush());
  }

  of(slug: string): string | null {
    return load(`draft:${slug}`);
  }

  /** Keep `code` a moment later. The starter itself is no draft: a new version of it should be seen. */
  keep(slug: string, code: string, starter: string): void {
    this.#pending = () => {
      if (code.length <= LARGEST) save(`draft:${slug}`, code === starter ? null : code);
    };
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.flush(), PAUSE);
  }

  flush(): void {
    window.clearTimeout(this.#timer);
    this.#pending?.();
    this.#pending = null;
  }
}
