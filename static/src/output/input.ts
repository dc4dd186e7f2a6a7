// The Input tab: what the program reads, its arguments, and the options of its compiler.

import { element, make } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import type { Language } from "../page/languages.ts";
import { countOn, showPane } from "../page/panes.ts";
import type { Project, Setup } from "../page/project.ts";
import { join, split } from "../run/arguments.ts";
import { refused } from "../run/options.ts";

export class InputPanel {
  readonly #project: Project;
  readonly #language: () => Language | undefined;
  readonly #input = element<HTMLTextAreaElement>("input");
  readonly #arguments = element<HTMLInputElement>("arguments");
  readonly #options = element<HTMLInputElement>("options");
  readonly #sources = [...document.querySelectorAll<HTMLInputElement>("#panel-input [name=source]")];
  #isOwnChange = false;

  constructor(project: Project, language: () => Language | undefined) {
    this.#project = project;
    this.#language = language;
    this.#input.addEventListener("input", () => this.#typed());
    this.#arguments.addEventListener("input", () => this.#changed());
    this.#options.addEventListener("input", () => this.#changed());
    for (const source of this.#sources) source.addEventListener("change", () => this.#tell());
    project.onChange((change) => {
      if (change === "opened" || (change === "setup" && !this.#isOwnChange)) this.#show();
    });
    this.#show();
  }

  /** Whether the program reads the text, and not the terminal. */
  get readsText(): boolean {
    return this.#sources.some((source) => source.checked && source.value === "text");
  }

  /** False, and the tab with what is wrong is shown: the program cannot be run like this. */
  accept(): boolean {
    const wrong = [this.#arguments, this.#options].find((field) => this.#faultOf(field));
    if (!wrong) return true;
    showPane("input");
    wrong.focus();
    return false;
  }

  #show(): void {
    const { input, args, compilerOptions } = this.#project.setup;
    this.#input.value = input;
    this.#arguments.value = join(args);
    this.#options.value = join(compilerOptions);
    this.#offer();
    this.#choose(input || !this.#language()?.interactive ? "text" : "terminal");
    this.#tell();
  }

  /** The options that can be asked for are the language's. */
  #offer(): void {
    const allowed = this.#language()?.compilerOptions ?? [];
    element("options-field").hidden = !allowed.length && !this.#options.value;
    element("options-allowed").replaceChildren(...allowed.map((each) => make("li", "", each)));
    for (const source of this.#sources) source.disabled = !this.#language()?.interactive;
  }

  /** Who writes an input wants it read. */
  #typed(): void {
    if (this.#input.value && !this.#project.setup.input) this.#choose("text");
    if (!this.#input.value && this.#language()?.interactive) this.#choose("terminal");
    this.#change({ input: this.#input.value });
  }

  #changed(): void {
    const [args, options] = [split(this.#arguments.value), split(this.#options.value)];
    this.#change({
      ...(args.isClosed && { args: args.words }),
      ...(options.isClosed && { compilerOptions: options.words }),
    });
  }

  #change(part: Partial<Setup>): void {
    this.#isOwnChange = true;
    this.#project.set(part);
    this.#isOwnChange = false;
    this.#tell();
  }

  #choose(value: "terminal" | "text"): void {
    for (const source of this.#sources) source.checked = source.value === value;
  }

  #tell(): void {
    for (const field of [this.#arguments, this.#options]) {
      const fault = this.#faultOf(field);
      const told = element(`${field.id}-told`);
      told.textContent = fault || this.#countOf(field);
      told.classList.toggle("bad", fault !== "");
      field.setAttribute("aria-invalid", String(fault !== ""));
    }
    const { args, compilerOptions } = this.#project.setup;
    countOn("input", this.readsText || args.length || compilerOptions.length ? "•" : "");
  }

  #faultOf(field: HTMLInputElement): string {
    const { words, isClosed } = split(field.value);
    if (!isClosed) return gettext("A quotation mark is not closed.");
    const language = this.#language();
    const wrong = field === this.#options && language && refused(words, language.compilerOptions)[0];
    if (!wrong) return "";
    return gettext("%(option)s is not allowed for %(language)s.", { option: wrong, language: language.name });
  }

  /** What came of the quotes, where a glance does not tell. */
  #countOf(field: HTMLInputElement): string {
    if (!/["'\\]/.test(field.value)) return "";
    return split(field.value).words.map((word) => `[${word}]`).join(" ");
  }
}
