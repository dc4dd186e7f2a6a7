import { element, inside } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import { offered } from "../page/languages.ts";
import type { Language } from "../page/languages.ts";
import { bytesIn } from "../page/program.ts";
import type { Project, ProjectFile } from "../page/project.ts";
import { amount } from "./carrying.ts";
import type { Editor, Events, Look, Mark, Position } from "./editor.ts";
import { modeOf } from "./modes.ts";
import { textareaEditor } from "./textarea.ts";

/** The project's files in the editor: one of them is shown at a time. */
export class Files {
  readonly #project: Project;
  readonly #language: () => Language | undefined;
  readonly #events: Events;
  #editor: Editor;
  #active = "";
  readonly #all = offered();
  #place = 0;
  #readOnly = false;
  readonly #shown: (() => void)[] = [];
  #marks: ReadonlyMap<string, Mark[]> = new Map();

  constructor(project: Project, language: () => Language | undefined) {
    this.#project = project;
    this.#language = language;
    this.#events = { changed: (id, text) => project.write(id, text), moved };
    this.#editor = textareaEditor(this.#events);
    project.onChange((change) => {
      if (change === "opened") this.show(project.files[0]?.id ?? "");
      if (change === "files") this.show(project.file(this.#active) ? this.#active : this.#neighbour());
    });
  }

  get active(): ProjectFile | undefined {
    return this.#project.file(this.#active);
  }

  get readOnly(): boolean {
    return this.#readOnly;
  }

  /** Hear that another file is shown. */
  onShown(heard: () => void): void {
    this.#shown.push(heard);
  }

  setReadOnly(readOnly: boolean): void {
    this.#readOnly = readOnly;
    this.show(this.#active);
  }

  /** Show the file `id` in the editor. */
  show(id: string): void {
    const file = this.#project.file(id);
    const language = this.#language();
    if (!file || !language) return;
    const isOther = this.#active !== id;
    this.#active = id;
    this.#place = this.#project.files.indexOf(file);
    this.#showBinary(file);
    if (file.encoding !== "base64") this.#editor.show(file, this.#look(file.name, language));
    if (isOther) for (const heard of this.#shown) heard();
  }

  /** Show these, by the ids of their files, in place of all earlier ones. */
  mark(marks: ReadonlyMap<string, Mark[]>): void {
    this.#marks = marks;
    this.#editor.mark(marks);
  }

  /** Go to a place in the file `name`. */
  goTo(name: string, line: number, column = 1): void {
    const file = this.#project.files.find((each) => each.name === name);
    if (!file) return;
    this.show(file.id);
    if (file.encoding !== "base64") this.#editor.jump(line, column);
  }

  /** What stands now where the active file was. */
  #neighbour(): string {
    const { files } = this.#project;
    return files[Math.min(Math.max(0, this.#place), files.length - 1)]?.id ?? "";
  }

  #look(name: string, language: Language): Look {
    const about = { file: name, language: language.name };
    const label = gettext("%(file)s, code in %(language)s. Press Ctrl+M to let Tab leave the editor.", about);
    return { mode: modeOf(name, language, this.#all), label, readOnly: this.#readOnly };
  }

  #showBinary(file: ProjectFile): void {
    const isBinary = file.encoding === "base64";
    element("binary").hidden = !isBinary;
    element("pane-code").classList.toggle("binary", isBinary);
    const about = { name: file.name, size: amount(bytesIn(file)) };
    if (isBinary) element("binary-text").textContent = gettext("%(name)s is no text. It has %(size)s.", about);
  }

  /** Monaco instead of the text area. False: it cannot be had, and the text area goes on doing its work. */
  async upgrade(): Promise<boolean> {
    const loaded = await import("./monaco.ts").catch(() => null);
    if (!loaded) return false;
    const shown = this.active;
    if (shown) this.#editor = loaded.monacoEditor(this.#events, shown.id);
    this.#editor.mark(this.#marks);
    this.show(this.#active);
    return true;
  }

  focus(): void {
    this.#editor.focus();
  }

  hasFocus(): boolean {
    return this.#editor.hasFocus();
  }

  /** Theme and settings are others now. */
  adapt(): void {
    this.#editor.adapt();
  }
}

function moved({ line, column, selected }: Position): void {
  const place = gettext("Line %(line)s, column %(column)s", { line, column });
  const chosen = selected ? ` ${gettext("(%(count)s selected)", { count: selected })}` : "";
  inside(element("info"), "[data-where]").textContent = place + chosen;
}
