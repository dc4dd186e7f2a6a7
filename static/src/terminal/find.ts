// The search in what the terminal holds, what was scrolled away included.

import type { SearchAddon } from "@xterm/addon-search";
import type { Terminal } from "@xterm/xterm";
import { element } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import { theme } from "../page/theme.ts";

const MARKS = {
  light: { matchBackground: "#fff1b8", activeMatchBackground: "#ffc53d", matchOverviewRuler: "#d48806", activeMatchColorOverviewRuler: "#ad6800" },
  dark: { matchBackground: "#4a3c10", activeMatchBackground: "#8a6a12", matchOverviewRuler: "#e3b341", activeMatchColorOverviewRuler: "#f2cc60" },
};

export class Find {
  readonly #terminal: Terminal;
  readonly #bar = element<HTMLFormElement>("find-bar");
  readonly #field = element<HTMLInputElement>("find");
  #search: SearchAddon | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    element("find-open").addEventListener("click", () => void this.open());
    element("find-close").addEventListener("click", () => this.#close());
    element("find-previous").addEventListener("click", () => this.#go("previous"));
    this.#field.addEventListener("input", () => this.#go("next", true));
    this.#bar.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#go("next");
    });
    this.#bar.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#close();
      if (event.key !== "Enter" || !event.shiftKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.#go("previous");
    });
  }

  async open(): Promise<void> {
    this.#bar.hidden = false;
    this.#field.select();
    this.#field.focus();
    this.#search ??= await this.#load();
    this.#go("next", true);
  }

  async #load(): Promise<SearchAddon> {
    const { SearchAddon } = await import("@xterm/addon-search");
    const search = new SearchAddon();
    this.#terminal.loadAddon(search);
    search.onDidChangeResults(({ resultIndex, resultCount }) => this.#tell(resultIndex, resultCount));
    return search;
  }

  #go(direction: "next" | "previous", incremental = false): void {
    const text = this.#field.value;
    if (!text) this.#search?.clearDecorations();
    if (!text) return this.#tell(-1, -1);
    const options = { decorations: MARKS[theme()], incremental };
    if (direction === "next") this.#search?.findNext(text, options);
    else this.#search?.findPrevious(text, options);
  }

  /** `count` -1: nothing is looked for. The index is -1 where there are more matches than can be numbered. */
  #tell(index: number, count: number): void {
    const place = { place: index + 1, count };
    const found = index < 0 ? gettext("%(count)s found", place) : gettext("%(place)s of %(count)s", place);
    element("find-count").textContent = count < 0 ? "" : count ? found : gettext("Nothing found");
  }

  #close(): void {
    this.#bar.hidden = true;
    this.#search?.clearDecorations();
    this.#terminal.focus();
  }
}
