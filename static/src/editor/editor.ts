// What the page asks of an editor, whichever it is.

import type { ProjectFile } from "../page/project.ts";

export type Position = { line: number; column: number; selected: number };

/** How a file is shown: its grammar, what it is called aloud, and whether it may be changed. */
export type Look = { mode: string; label: string; readOnly: boolean };

export type Editor = {
  /** Show `file`; each has its own undo, also of a text that was put in place of another. */
  show(file: ProjectFile, look: Look): void;
  focus(): void;
  hasFocus(): boolean;
  /** Theme and settings are others now. */
  adapt(): void;
};

export type Events = {
  /** The text of the file `id` is now `text`. */
  changed(id: string, text: string): void;
  moved(position: Position): void;
};
