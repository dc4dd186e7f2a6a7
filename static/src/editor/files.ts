import { element } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import type { Language } from "../page/languages.ts";
import type { Project, ProjectFile } from "../page/project.ts";
import { theme } from "../page/theme.ts";
import type { Editor, Events, Position } from "./editor.ts";
import { modeOf } from "./modes.ts";
import { textareaEditor } from "./textarea.ts";

/** The project's files in the editor: one of them is shown at a time. */
export class Files {
  readonly #project: Project;
  readonly #language: () => Language | undefined;
  readonly #events: Events;
  #editor: Editor;
  #active = "";
  #readOnly = false;

  constructor(project: Project, language: () => Language | undefined, moved: (to: Position) => void) {
    this.#project = project;
    this.#language = language;
    this.#events = { changed: (id, text) => project.write(id, text), moved };
    this.#editor = textareaEditor(this.#events);
    project.onChange((change) => {
      if (change === "opened") this.show(project.files[0]?.id ?? "");
      if (change === "files") this.show(project.file(this.#active) ? this.#active : (project.files[0]?.id ?? ""));
    });
  }

  get active(): ProjectFile | undefined {
    return this.#project.file(this.#active);
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
    this.#active = id;
    const label = gettext("%(file)s, code in %(language)s. Press Ctrl+M to let Tab leave the editor.", {
      file: file.name,
      language: language.name,
    });
    this.#editor.show(file, { mode: modeOf(file.name, language), label, readOnly: this.#readOnly });
    element("file").textContent = file.name;
  }

  /** Monaco instead of the text area. False: it cannot be had, and the text area goes on doing its work. */
  async upgrade(): Promise<boolean> {
    const loaded = await import("./monaco.ts").catch(() => null);
    if (!loaded) return false;
    const shown = this.active;
    if (shown) this.#editor = loaded.monacoEditor(this.#events, theme(), shown.id);
    this.show(this.#active);
    return true;
  }

  focus(): void {
    this.#editor.focus();
  }

  hasFocus(): boolean {
    return this.#editor.hasFocus();
  }

  setTheme(): void {
    this.#editor.setTheme(theme());
  }
}
