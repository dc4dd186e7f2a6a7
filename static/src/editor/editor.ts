// What the page asks of an editor, whichever it is.

import type { Problem } from "../diagnostics/problem.ts";
import type { ProjectFile } from "../page/project.ts";

export type Position = { line: number; column: number; selected: number };

/** How a file is shown: its grammar, what it is called aloud, and whether it may be changed. */
export type Look = { mode: string; label: string; readOnly: boolean };

/** Something to be seen in a file, where it ends at the latest known place: the word or the line. */
export type Mark = Omit<Problem, "file">;

export type Editor = {
  /** Show `file`; each has its own undo, also of a text that was put in place of another. */
  show(file: ProjectFile, look: Look): void;
  /** Show these in place of all earlier ones, by the ids of their files. */
  mark(marks: ReadonlyMap<string, Mark[]>): void;
  /** Put the cursor there in the file that is shown, and let it be seen. */
  jump(line: number, column: number): void;
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
