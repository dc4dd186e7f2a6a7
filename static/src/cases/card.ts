// One test case: its line in the list, its fields, and how its last run ended.

import { element, inside, make, setIcon } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import type { TestCase } from "../page/program.ts";
import { join, split } from "../run/arguments.ts";
import { difference } from "./difference.ts";
import type { Row } from "./difference.ts";
import { grade } from "./grade.ts";
import type { CaseResult } from "./grade.ts";

/** UTF-16 units of an output that are shown. */
const MOST_SHOWN = 16 * 1024;

export type CardEvents = {
  changed(given: TestCase): void;
  run(): void;
  duplicate(): void;
  remove(): void;
};

export class Card {
  readonly item: HTMLLIElement;
  #given: TestCase;
  #result: CaseResult | undefined;
  readonly #readOnly: boolean;
  readonly #events: CardEvents;

  constructor(given: TestCase, events: CardEvents, readOnly: boolean) {
    const copy = element<HTMLTemplateElement>("case").content.cloneNode(true) as DocumentFragment;
    this.item = inside<HTMLLIElement>(copy, "li");
    this.#given = given;
    this.#events = events;
    this.#readOnly = readOnly;
    this.#fill();
    this.#listen();
    this.show(undefined);
  }

  get given(): TestCase {
    return this.#given;
  }

  get result(): CaseResult | undefined {
    return this.#result;
  }

  /** Open or close its fields. */
  open(isOpen: boolean): void {
    inside(this.item, "[data-toggle]").setAttribute("aria-expanded", String(isOpen));
    inside(this.item, "[data-body]").hidden = !isOpen;
  }

  focus(): void {
    inside(this.item, "[data-field=input]").focus();
  }

  focusHead(): void {
    inside(this.item, "[data-toggle]").focus();
  }

  /** It is being run; or how that ended. */
  show(result: CaseResult | undefined, isGoing = false): void {
    this.#result = result;
    const { tone, said } = result ? grade(this.#given, result) : { tone: isGoing ? "busy" : "ready", said: "" };
    this.item.dataset.tone = tone;
    setIcon(inside(this.item, "[data-toggle]"), tone);
    inside(this.item, "[data-said]").textContent = said;
    inside(this.item, "[data-outcome]").hidden = !result;
    if (result) this.#explain(result);
  }

  #fill(): void {
    const { name, input, args, expectedOutput } = this.#given;
    const texts = { name, input, args: args ? join(args) : "", expectedOutput: expectedOutput ?? "" };
    for (const field of this.#fields()) {
      field.value = texts[field.dataset.field as keyof typeof texts];
      field.readOnly = this.#readOnly;
    }
    this.#nothing.checked = expectedOutput === "";
    this.#nothing.disabled = this.#readOnly;
    for (const tool of ["duplicate", "remove"]) inside(this.item, `[data-${tool}]`).hidden = this.#readOnly;
    this.#name();
  }

  /** An empty field by itself says that nothing is compared. */
  get #nothing(): HTMLInputElement {
    return inside(this.item, "[data-expects-nothing]");
  }

  #fields() {
    return [...this.item.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-field]")];
  }

  #listen(): void {
    const on = (name: string, action: () => void) => inside(this.item, `[data-${name}]`).addEventListener("click", action);
    on("toggle", () => this.open(Boolean(inside(this.item, "[data-body]").hidden)));
    on("run", () => this.#events.run());
    on("duplicate", () => this.#events.duplicate());
    on("remove", () => this.#events.remove());
    on("take", () => this.#take());
    for (const field of [...this.#fields(), this.#nothing]) field.addEventListener("input", () => this.#read());
  }

  #read(): void {
    const texts = Object.fromEntries(this.#fields().map((field) => [field.dataset.field, field.value]));
    const { name = "", input = "", args = "", expectedOutput = "" } = texts;
    const { words, isClosed } = split(args);
    inside(this.item, "[data-args-told]").textContent = isClosed ? "" : gettext("A quotation mark is not closed.");
    if (expectedOutput) this.#nothing.checked = false;
    const isCompared = expectedOutput !== "" || this.#nothing.checked;
    this.#given = { name, input, ...(words.length && { args: words }), ...(isCompared && { expectedOutput }) };
    this.#name();
    this.show(undefined); // What it was is not what it would be.
    this.#events.changed(this.#given);
  }

  /** What was printed is right. */
  #take(): void {
    const field = inside<HTMLTextAreaElement>(this.item, "[data-field=expectedOutput]");
    field.value = this.#result?.output ?? "";
    this.#nothing.checked = field.value === "";
    this.#read();
    field.focus();
  }

  #name(): void {
    const { name } = this.#given;
    inside(this.item, "[data-name]").textContent = name;
    inside(this.item, "[data-nothing]").hidden = Boolean(this.#given.expectedOutput);
    inside(this.item, "[data-run]").setAttribute("aria-label", gettext("Run %(name)s", { name }));
    inside(this.item, "[data-duplicate]").setAttribute("aria-label", gettext("Duplicate %(name)s", { name }));
    inside(this.item, "[data-remove]").setAttribute("aria-label", gettext("Delete %(name)s", { name }));
  }

  #explain({ verdict, output, error }: CaseResult): void {
    const isOther = verdict === "wrong_answer";
    const rows = isOther ? difference(this.#given.expectedOutput ?? "", output).map(shownRow) : [];
    inside(this.item, "[data-difference]").hidden = !isOther;
    inside(this.item, "[data-rows]").replaceChildren(...rows);
    this.#text("output", isOther ? "" : output);
    this.#text("error", error);
    const isExpected = verdict === "success" && typeof this.#given.expectedOutput === "string";
    inside(this.item, "[data-take]").hidden = this.#readOnly || isExpected || (verdict !== "success" && !isOther);
  }

  #text(what: "output" | "error", text: string): void {
    inside(this.item, `[data-${what}]`).hidden = !text;
    const rest = text.length > MOST_SHOWN ? gettext("… and more") : "";
    inside(this.item, `[data-${what}] pre`).textContent = text.slice(0, MOST_SHOWN) + rest;
  }
}

function shownRow(row: Row | null): HTMLElement {
  if (!row) return make("span", "skipped", "⋯");
  const line = make("span", row.kind, "");
  const word = { both: "", missing: gettext("Expected:"), extra: gettext("Printed:") }[row.kind];
  line.append(make("span", "sr", word), make("span", "text", row.text || " "));
  return line;
}
