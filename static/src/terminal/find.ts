// The search in what the terminal holds, what was scrolled away included.

import type { SearchAddon } from "@xterm/addon-search";
import type { Terminal } from "@xterm/xterm";
import { element } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import { onTheme, theme } from "../page/theme.ts";
import { COLOURS } from "./colours.ts";

const MARKS = {
  light: { matchBackground: "#ffe9a8", activeMatchBackground: "#ffb02e", matchOverviewRuler: "#d48806", activeMatchColorOverviewRuler: "#ad6800" },
  dark: { matchBackground: "#5c4708", activeMatchBackground: "#ffc83d", matchOverviewRuler: "#e3b341", activeMatchColorOverviewRuler: "#f2cc60" },
};

export class Find {
  readonly #terminal: Terminal;
  readonly #bar = element<HTMLFormElement>("find-bar");
  readonly #field = element<HTMLInputElement>("find");
  #search: SearchAddon | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    onTheme(() => this.#paint());
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
    this.#paint();
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
    this.#paint();
    this.#terminal.focus();
  }

  /** The match that one is at is the selection, and would be drawn as pale as one. */
  #paint(): void {
    const now = theme();
    const here = this.#bar.hidden ? {} : { selectionInactiveBackground: MARKS[now].activeMatchBackground, selectionForeground: "#16181b" };
    this.#terminal.options.theme = { ...COLOURS[now], ...here };
  }
}
