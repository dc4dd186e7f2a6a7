import { gettext } from "./i18n.ts";
import { element, inside, make } from "./dom.ts";
import { absence, matching } from "./languages.ts";
import type { Language } from "./languages.ts";

/** The language picker: a button that opens a searchable list. The list is moved through while typing goes on. */
export class Picker {
  readonly #button = element("language");
  readonly #popup = element("languages");
  readonly #search = element<HTMLInputElement>("language-search");
  readonly #list = element("language-list");
  #languages: Language[];
  readonly #chosen: (language: Language) => void;
  #found: Language[] = [];
  #active = 0;
  #current = "";

  constructor(languages: Language[], chosen: (language: Language) => void) {
    this.#languages = languages;
    this.#chosen = chosen;
    this.#button.addEventListener("click", () => this.toggle());
    this.#search.addEventListener("input", () => this.#fill(0));
    this.#search.addEventListener("keydown", (event) => this.#key(event));
    this.#popup.addEventListener("focusout", (event) => {
      if (!this.#popup.contains(event.relatedTarget as Node | null)) this.#close(false);
    });
    // A press in the list must not take the focus from the search.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#pick(this.#indexOf(event.target)));
    this.#list.addEventListener("pointermove", (event) => this.#activate(this.#indexOf(event.target)));
    // The press that closes the list by taking the focus must not open it again.
    this.#button.addEventListener("pointerdown", (event) => {
      if (!this.#popup.hidden) event.preventDefault();
    });
  }

  show(language: Language): void {
    this.#current = language.slug;
    inside(this.#button, "[data-name]").textContent = language.name;
    inside(this.#button, "[data-version]").textContent = language.version;
  }

  /** Other languages can be used now. What is being looked at stays in place. */
  update(languages: Language[]): void {
    this.#languages = languages;
    if (!this.#popup.hidden) this.#fill(this.#active);
  }

  toggle(): void {
    if (this.#popup.hidden) this.#open();
    else this.#close(true);
  }

  #open(): void {
    this.#popup.hidden = false;
    this.#button.setAttribute("aria-expanded", "true");
    this.#search.value = "";
    this.#fill(Math.max(0, this.#languages.findIndex((each) => each.slug === this.#current)));
    this.#search.focus();
  }

  #close(back: boolean): void {
    if (this.#popup.hidden) return;
    this.#popup.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
    if (back) this.#button.focus();
  }

  #fill(active: number): void {
    this.#found = matching(this.#languages, this.#search.value);
    this.#list.replaceChildren(...this.#found.map((language) => this.#option(language)));
    element("language-none").textContent = this.#found.length ? "" : gettext("No language of that name.");
    this.#activate(active, "center");
  }

  #option(language: Language): HTMLElement {
    const option = make("li", "", "");
    option.id = `language-${language.slug}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(language.slug === this.#current));
    const absent = absence(language);
    if (absent) option.setAttribute("aria-disabled", "true");
    option.append(make("span", "", language.name), make("span", "version", absent || language.version));
    return option;
  }

  #activate(index: number, scroll?: ScrollLogicalPosition): void {
    if (index < 0) return;
    this.#active = Math.min(index, this.#found.length - 1);
    [...this.#list.children].forEach((option, at) => option.classList.toggle("active", at === this.#active));
    const active = this.#list.children[this.#active];
    this.#search.setAttribute("aria-activedescendant", active?.id ?? "");
    if (scroll) active?.scrollIntoView({ block: scroll });
  }

  #key(event: KeyboardEvent): void {
    const last = this.#found.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: this.#active === last ? 0 : this.#active + 1,
      ArrowUp: this.#active === 0 ? last : this.#active - 1,
      PageDown: Math.min(last, this.#active + 8),
      PageUp: Math.max(0, this.#active - 8),
    };
    const next = steps[event.key];
    if (next !== undefined) this.#activate(next, "nearest");
    else if (event.key === "Enter" && !event.isComposing) this.#pick(this.#active);
    else if (event.key === "Escape") this.#close(true);
    else return;
    event.preventDefault();
  }

  #indexOf(target: EventTarget | null): number {
    const option = target instanceof Element ? target.closest("li") : null;
    return option ? [...this.#list.children].indexOf(option) : -1;
  }

  #pick(index: number): void {
    const language = this.#found[index];
    if (!language?.available) return;
    this.#close(true);
    this.#chosen(language);
  }
}
