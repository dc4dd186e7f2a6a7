// The problems of the last run: marked in the editor, counted in the status line, and gone to from there.

import { element, inside } from "../page/dom.ts";
import type { Files } from "../editor/files.ts";
import type { Mark } from "../editor/editor.ts";
import { ngettext } from "../page/i18n.ts";
import { showPane } from "../page/panes.ts";
import type { ProgramDocument } from "../page/program.ts";
import type { Project } from "../page/project.ts";
import type { Screen } from "../terminal/screen.ts";
import { moved } from "./moving.ts";
import { parse } from "./parse.ts";
import { finder } from "./places.ts";
import type { Place } from "./places.ts";
import type { Problem } from "./problem.ts";

export class Problems {
  readonly #project: Project;
  readonly #files: Files;
  readonly #button = element("problems");
  #found: Problem[] = [];
  /** Texts that `#found` is about, by the names of the files. */
  #texts = new Map<string, string>();
  #next = 0;

  constructor({ project, files }: { project: Project; files: Files }, screen: Screen) {
    this.#project = project;
    this.#files = files;
    screen.linkPlaces((text) => finder(project.files, project.language)(text), (place) => this.#goTo(place));
    this.#button.addEventListener("click", () => this.#goToNext());
    project.onChange((change) => {
      if (change === "opened") this.clear();
      if (change === "content" || change === "files") this.#move();
    });
  }

  /** Those that `text` tells, which a run of the program `ran` has printed; "" for the program as it is. */
  look(text: string, ran: string): void {
    const { language, files } = ran ? (JSON.parse(ran) as ProgramDocument) : this.#project.document;
    if (language !== this.#project.language) return;
    const sources = files.filter((file) => file.encoding !== "base64");
    this.#texts = new Map(sources.map(({ name, content }) => [name, content]));
    this.#next = 0;
    this.#found = parse(text, language, sources);
    this.#show(this.#moved());
  }

  clear(): void {
    this.#next = 0;
    if (this.#found.length) this.#show([]);
  }

  #goTo({ file, line, column }: Pick<Place, "file" | "line" | "column">): void {
    showPane("code");
    this.#files.goTo(file, line, column ?? 1);
  }

  #goToNext(): void {
    const all = this.#graves;
    const problem = all[this.#next % all.length];
    this.#next += 1;
    if (problem) this.#goTo(problem);
  }

  get #graves(): Problem[] {
    return this.#found.filter((each) => each.severity !== "info");
  }

  /** A line that is changed has no problem any more, and those below move with their lines. */
  #move(): void {
    if (this.#found.length) this.#show(this.#moved());
  }

  /** As the files are now. */
  #moved(): Problem[] {
    let left = this.#found.filter((each) => this.#project.files.some(({ name }) => name === each.file));
    for (const { name, content } of this.#project.files) {
      const before = this.#texts.get(name);
      if (before !== undefined && before !== content) left = moved(left, name, before, content);
      this.#texts.set(name, content);
    }
    return left;
  }

  #show(found: Problem[]): void {
    this.#found = found;
    const ids = new Map(this.#project.files.map(({ name, id }) => [name, id]));
    const marks = new Map<string, Mark[]>();
    for (const { file, ...mark } of found) {
      const id = ids.get(file);
      if (id !== undefined) marks.set(id, [...(marks.get(id) ?? []), mark]);
    }
    this.#files.mark(marks);
    this.#count();
  }

  #count(): void {
    const all = this.#graves;
    this.#button.hidden = !all.length;
    this.#button.classList.toggle("mild", all.every((each) => each.severity === "warning"));
    inside(this.#button, "[data-label]").textContent = ngettext("%(count)s problem", "%(count)s problems", all.length);
    this.#button.title = all[0] ? `${all[0].file}:${all[0].line}: ${all[0].message}` : "";
  }
}
