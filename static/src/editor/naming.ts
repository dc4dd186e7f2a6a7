import { element } from "../page/dom.ts";
import { faultOf } from "./names.ts";

export type Naming = {
  /** What the field lies over. */
  over: HTMLElement;
  name: string;
  others: readonly string[];
  done(name: string): void;
  given(): void;
};

/** The field in which a file gets its name, over the tab of that file. One at a time. */
export class NameField {
  readonly #field = element<HTMLInputElement>("file-name");
  readonly #fault = element("file-name-fault");
  #naming: Naming | null = null;

  constructor() {
    this.#field.addEventListener("input", () => this.#say(null));
    this.#field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" && !event.isComposing) this.#commit();
      if (event.key === "Escape") this.#end(null);
    });
    this.#field.addEventListener("blur", () => this.#leave());
  }

  ask(naming: Naming): void {
    this.#end(null);
    this.#naming = naming;
    this.#field.value = naming.name;
    this.#say(null);
    this.#field.hidden = false;
    this.#put(naming.over);
    this.#field.focus();
    this.#field.setSelectionRange(naming.name.lastIndexOf("/") + 1, stemOf(naming.name));
  }

  #put(over: HTMLElement): void {
    over.scrollIntoView({ block: "nearest", inline: "nearest" });
    const [box, head] = [over.getBoundingClientRect(), element("pane-code").getBoundingClientRect()];
    const left = Math.max(0, box.left - head.left);
    this.#field.style.left = this.#fault.style.left = `${left}px`;
    this.#field.style.width = `${Math.min(Math.max(box.width, 150), head.width - left)}px`;
  }

  #commit(): void {
    const naming = this.#naming;
    const name = this.#field.value.trim();
    if (!naming) return;
    const fault = faultOf(name, naming.others);
    if (fault) this.#say(fault);
    else this.#end(name);
  }

  /** Another place was chosen: a good name counts, a bad one is dropped. */
  #leave(): void {
    const name = this.#field.value.trim();
    if (this.#naming) this.#end(faultOf(name, this.#naming.others) ? null : name);
  }

  #end(name: string | null): void {
    const naming = this.#naming;
    this.#naming = null;
    this.#field.hidden = true;
    this.#say(null);
    if (!naming) return;
    if (name === null) naming.given();
    else naming.done(name);
  }

  #say(fault: string | null): void {
    this.#fault.textContent = fault ?? "";
    this.#fault.hidden = fault === null;
    this.#field.setAttribute("aria-invalid", String(fault !== null));
  }
}

/** Where the ending begins, so that only what is before it is selected. */
function stemOf(name: string): number {
  const dot = name.lastIndexOf(".");
  return dot > name.lastIndexOf("/") + 1 ? dot : name.length;
}
