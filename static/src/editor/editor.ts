// What the page asks of an editor, whichever it is.

import type { Language } from "../page/languages.ts";
import type { Theme } from "../page/theme.ts";

export type Position = { line: number; column: number; selected: number };

export type Editor = {
  code(): string;
  /** Show `code` of `language`; each language has its own undo. */
  open(language: Language, code: string): void;
  /** Put `code` in place of all, so that undo brings back what was there. */
  replace(code: string): void;
  focus(): void;
  hasFocus(): boolean;
  setTheme(theme: Theme): void;
};

export type Events = {
  changed(): void;
  moved(position: Position): void;
};
