// The Tests tab: cases of the program, run all at once or one alone.

import { translated } from "../run/sentence.ts";
import { element, inside } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import { countOn, showPane } from "../page/panes.ts";
import type { TestCase } from "../page/program.ts";
import type { Workspace } from "../page/workspace.ts";
import { ApiError } from "../run/api.ts";
import type { Limit } from "../run/limits.ts";
import { Card } from "./card.ts";
import { summary } from "./grade.ts";
import type { CasesResult, Grade } from "./grade.ts";
import { startKeys } from "./keys.ts";
import { CasesRun } from "./running.ts";

const MOST = 100;

/** `compiled`: what was printed may tell of faults in `program`, which is its document as text. */
type Heard = { compiled(text: string, program: string): void; lastRun(): TestCase | null; refused(limit: Limit, again: () => void): void };

export class TestsPanel {
  readonly #workspace: Workspace;
  readonly #heard: Heard;
  readonly #list = element("cases");
  #cards: Card[] = [];
  #run: CasesRun | null = null;
  #readOnly = false;

  constructor(workspace: Workspace, heard: Heard) {
    this.#workspace = workspace;
    this.#heard = heard;
    element("run-cases").addEventListener("click", () => (this.#run ? this.#stop() : void this.#start(this.#cards)));
    for (const id of ["add-case", "first-case"]) element(id).addEventListener("click", () => this.#add({ name: "", input: "" }));
    element("take-case").addEventListener("click", () => this.#takeRun());
    startKeys({ run: () => void this.#start(this.#cards), stop: () => this.#stop() });
    workspace.project.onChange((change) => {
      if (change === "opened" || (change === "setup" && this.#isOthers())) this.#rebuild();
      if (change === "content" || change === "files") this.#list.classList.add("stale");
    });
    this.#rebuild();
  }

  /** What the last run read and printed can be taken where that is known. */
  offerRun(): void {
    element("take-case").hidden = this.#readOnly || this.#heard.lastRun() === null;
  }

  get #given(): TestCase[] {
    return this.#cards.map((card) => card.given);
  }

  /** Whether somebody else has changed the cases. */
  #isOthers(): boolean {
    return JSON.stringify(this.#workspace.project.setup.cases) !== JSON.stringify(this.#given);
  }

  #rebuild(): void {
    this.#stop();
    this.#readOnly = this.#workspace.files.readOnly;
    this.#cards = this.#workspace.project.setup.cases.map((given) => this.#card(given));
    this.#redraw();
  }

  #card(given: TestCase): Card {
    const card = new Card(given, {
      changed: () => this.#keep(),
      run: () => void this.#start([card]),
      duplicate: () => this.#add(card.given, this.#cards.indexOf(card) + 1),
      remove: () => this.#remove(card),
    }, this.#readOnly);
    return card;
  }

  #add(given: TestCase, place = this.#cards.length): void {
    if (this.#cards.length >= MOST) return this.#say({ tone: "bad", said: gettext("A program has at most %(count)s cases.", { count: MOST }) });
    const names = new Set(this.#given.map(({ name }) => name));
    const card = this.#card({ ...structuredClone(given), name: unused(names) });
    this.#cards.splice(place, 0, card);
    this.#redraw();
    this.#keep();
    card.open(true);
    card.focus();
    card.item.scrollIntoView({ block: "nearest" });
  }

  #remove(card: Card): void {
    const place = this.#cards.indexOf(card);
    this.#cards.splice(place, 1);
    this.#redraw();
    this.#keep();
    const next = this.#cards[Math.min(place, this.#cards.length - 1)];
    if (next) next.focusHead();
    else element("first-case").focus();
  }

  #takeRun(): void {
    const taken = this.#heard.lastRun();
    if (taken) this.#add(taken);
  }

  #keep(): void {
    this.#workspace.project.set({ cases: this.#given });
    this.#tell();
  }

  #redraw(): void {
    this.#list.replaceChildren(...this.#cards.map((card) => card.item));
    this.#tell();
  }

  #tell(): void {
    const isEmpty = !this.#cards.length;
    element("no-cases").hidden = !isEmpty;
    element("cases-bar").hidden = isEmpty;
    element("add-case").hidden = element("first-case").hidden = this.#readOnly;
    this.offerRun();
    const results = this.#cards.map((card) => card.result);
    if (!this.#run) this.#say(summary(this.#given, results));
    const known = results.filter((each) => each !== undefined);
    const passed = known.filter(({ verdict }) => verdict === "success").length;
    countOn("tests", isEmpty ? "" : known.length ? `${passed}/${known.length}` : String(this.#cards.length));
  }

  #say({ tone, said }: Grade | { tone: "busy"; said: string }): void {
    element("cases-bar").dataset.tone = tone;
    const place = element("cases-said");
    if (place.textContent !== said) place.textContent = said;
  }

  async #start(cards: Card[]): Promise<void> {
    if (this.#run || !cards.length) return;
    const { document } = this.#workspace.project;
    const run = new CasesRun({ ...document, cases: cards.map((card) => card.given) });
    this.#begin(run, cards);
    try {
      const result = await run.result();
      if (this.#run === run) this.#end(cards, result, JSON.stringify(document));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (this.#run !== run) return;
      this.#fail(cards, error.limit ? gettext("Not started") : error.message);
      if (error.limit) this.#heard.refused(error.limit, () => void this.#start(cards));
    }
  }

  #begin(run: CasesRun, cards: Card[]): void {
    this.#workspace.flush();
    showPane("tests");
    this.#list.classList.remove("stale");
    element("cases-compiled").hidden = true;
    for (const card of cards) card.show(undefined, true);
    this.#set(run);
    this.#say({ tone: "busy", said: gettext("Running…") });
  }

  #end(cards: Card[], result: CasesResult, program: string): void {
    this.#set(null);
    cards.forEach((card, at) => card.show(result.cases[at]));
    this.#tell();
    const isCompiled = result.verdict !== "compile_error" && result.cases.length > 0;
    const failed = cards.filter((card) => ["bad", "limit"].includes(card.item.dataset.tone ?? ""));
    if (isCompiled) failed[0]?.open(true);
    else this.#say({ tone: "bad", said: translated(result.message) });
    element("cases-compiled").hidden = isCompiled || !result.compileOutput;
    inside(element("cases-compiled"), "pre").textContent = result.compileOutput;
    this.#heard.compiled([result.compileOutput, ...result.cases.map(({ error }) => error)].join("\n"), program);
  }

  #fail(cards: Card[], sentence: string): void {
    this.#set(null);
    for (const card of cards) card.show(undefined);
    this.#say({ tone: "bad", said: sentence });
  }

  /** False: none run. */
  #stop(): boolean {
    if (!this.#run) return false;
    this.#run.stop();
    this.#fail(this.#cards.filter((card) => card.item.dataset.tone === "busy"), gettext("Stopped"));
    return true;
  }

  #set(run: CasesRun | null): void {
    this.#run = run;
    const button = element("run-cases");
    button.classList.toggle("going", run !== null);
    inside(button, "use").setAttribute("href", run ? "#i-stop" : "#i-play");
    inside(button, "[data-label]").textContent = run ? gettext("Stop") : gettext("Run all");
  }
}

function unused(names: ReadonlySet<string>): string {
  for (let number = names.size + 1; ; number += 1) {
    const name = gettext("Case %(number)s", { number });
    if (!names.has(name)) return name;
  }
}
