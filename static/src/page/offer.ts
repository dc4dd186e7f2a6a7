import { element } from "./dom.ts";
import { gettext } from "./i18n.ts";
import { offered, whileBuilding } from "./languages.ts";
import type { Language } from "./languages.ts";
import { Picker } from "./picker.ts";
import { remark } from "./status.ts";

/** The languages of the site and the one that is worked in. */
export class Offer {
  readonly #picker: Picker;
  #languages = offered();
  #current = this.of(element("workbench").dataset.language ?? "");

  constructor(chosen: (language: Language) => void) {
    this.#picker = new Picker(this.#languages, chosen);
    whileBuilding(this.#languages, (now) => this.#renew(now));
  }

  get current(): Language | undefined {
    return this.#current;
  }

  of(slug: string | null): Language | undefined {
    return this.#languages.find((each) => each.slug === slug);
  }

  show(language: Language | undefined): void {
    this.#current = language;
    if (language) this.#picker.show(language);
  }

  /** More languages are installed than there were. */
  #renew(now: Language[]): void {
    const was = this.#languages;
    const ready = now.filter((each) => each.available && !was.some((old) => old.slug === each.slug && old.available));
    this.#languages = now;
    this.#picker.update(now);
    this.show(this.of(this.#current?.slug ?? null) ?? this.#current);
    const names = ready.map((each) => each.name).join(", ");
    if (names) remark(gettext("%(names)s can be used now", { names }));
  }
}
