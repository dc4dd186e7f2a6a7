// What the user works on: a language, its code, and the run.

import { Drafts } from "../editor/drafts.ts";
import type { Editor, Position } from "../editor/editor.ts";
import { textareaEditor } from "../editor/textarea.ts";
import { Runner } from "../run/runner.ts";
import { isGoing } from "../run/state.ts";
import { openScreen } from "../terminal/screen.ts";
import type { Screen } from "../terminal/screen.ts";
import { startControls } from "./controls.ts";
import type { Controls } from "./controls.ts";
import { element, inside, isTouch } from "./dom.ts";
import { offered, whileBuilding } from "./languages.ts";
import type { Language } from "./languages.ts";
import { showPane } from "./panes.ts";
import { Picker } from "./picker.ts";
import { remark, setHint, showState, showTime } from "./status.ts";
import { remember } from "./storage.ts";
import { onTheme, theme } from "./theme.ts";

const TICK = 100;

export class Session {
  #languages = offered();
  readonly #drafts = new Drafts();
  readonly #screen: Screen;
  readonly #runner: Runner;
  readonly #picker: Picker;
  readonly #controls: Controls;
  readonly #events = { changed: () => this.#changed(), moved: (to: Position) => this.#moved(to) };
  #language: Language | undefined;
  #editor: Editor;
  #clock = 0;
  /** Typing in the editor during a run says: leave the focus where it is. */
  #mayMoveFocus = false;
  #movedFocus = false;

  constructor() {
    this.#language = this.#languages.find((each) => each.slug === element("workbench").dataset.language);
    this.#editor = textareaEditor(this.#events);
    this.#screen = openScreen({
      input: (data) => this.#runner.input(data),
      resized: (cols, rows) => this.#runner.resized(cols, rows),
    });
    this.#runner = new Runner(this.#screen, () => this.#show());
    this.#picker = new Picker(this.#languages, (language) => this.#choose(language));
    this.#controls = startControls(this);
    whileBuilding(this.#languages, (now) => this.#offer(now));
    onTheme((next) => this.#editor.setTheme(next));
    if (this.#language) this.#picker.show(this.#language);
    const area = element<HTMLTextAreaElement>("code");
    const draft = this.#language && this.#drafts.of(this.#language.slug);
    // What was typed before this script came is newer than any draft.
    if (draft && area.value === area.defaultValue) area.value = draft;
    this.#show();
  }

  /** Take up the run that went on when this tab was reloaded or closed. */
  async rejoin(): Promise<void> {
    const asked = location.pathname !== "/" ? this.#language?.slug : undefined;
    const found = await this.#runner.rejoin((slug) => asked === undefined || asked === slug);
    const language = this.#languages.find((each) => each.slug === found);
    if (found === null) return;
    this.#showTerminal();
    if (language && language !== this.#language) this.#choose(language);
  }

  /** Monaco instead of the text area. If it cannot be had, the text area goes on doing its work. */
  async upgrade(): Promise<void> {
    const loaded = await import("../editor/monaco.ts").catch(() => null);
    if (!loaded) remark("The full editor could not be loaded");
    if (!loaded || !this.#language) return;
    this.#editor = loaded.monacoEditor(this.#events, this.#language, theme());
    setHint("Ctrl+M: Tab leaves the editor");
  }

  run(): void {
    const language = this.#language;
    if (!language || isGoing(this.#runner.state)) return;
    this.#drafts.flush();
    this.#mayMoveFocus = true;
    this.#movedFocus = false;
    this.#showTerminal();
    const { cols, rows } = this.#screen;
    const terminal = language.interactive ? { terminal: { cols, rows } } : {};
    void this.#runner.start({
      language: language.slug,
      code: this.#editor.code(),
      interactive: language.interactive,
      ...terminal,
    });
  }

  stop(): void {
    this.#runner.stop();
  }

  save(): void {
    this.#drafts.flush();
    remark("Kept in this browser");
  }

  otherPane(): void {
    if (this.#editor.hasFocus()) {
      showPane("terminal");
      this.#screen.focus();
    } else {
      showPane("code");
      this.#editor.focus();
    }
  }

  send(data: string): void {
    this.#runner.input(data);
  }

  reset(): void {
    if (!this.#language) return;
    this.#editor.replace(this.#language.starter);
    remark("The starter program is back; undo brings yours");
  }

  clear(): void {
    if (isGoing(this.#runner.state)) this.#screen.clear();
    else {
      this.#screen.reset();
      this.#screen.write("\x1b[?25l");
      element("empty").hidden = false;
    }
  }

  output(): string {
    return this.#screen.text();
  }

  /** More languages are installed than there were. */
  #offer(now: Language[]): void {
    const ready = now.filter((each) => each.available && !this.#languages.some((was) => was.slug === each.slug && was.available));
    this.#languages = now;
    this.#picker.update(now);
    const current = now.find((each) => each.slug === this.#language?.slug);
    if (current) {
      this.#language = current;
      this.#picker.show(current);
    }
    if (ready.length) remark(`${ready.map((each) => each.name).join(", ")} can be used now`);
  }

  #choose(language: Language): void {
    this.#drafts.flush();
    this.#language = language;
    this.#picker.show(language);
    this.#editor.open(language, this.#drafts.of(language.slug) ?? language.starter);
    element("file").textContent = language.fileName;
    document.title = `${language.name} · Compiler`;
    remember("language", language.slug);
    history.replaceState(null, "", `/${language.slug}`);
    if (!isTouch) this.#editor.focus();
  }

  #changed(): void {
    this.#mayMoveFocus = false;
    if (this.#language) this.#drafts.keep(this.#language.slug, this.#editor.code(), this.#language.starter);
  }

  #moved({ line, column, selected }: Position): void {
    const chosen = selected ? ` (${selected} selected)` : "";
    inside(element("info"), "[data-where]").textContent = `Line ${line}, column ${column}${chosen}`;
  }

  #showTerminal(): void {
    element("empty").hidden = true;
    showPane("terminal");
  }

  #show(): void {
    const { state, notice } = this.#runner;
    const going = isGoing(state);
    showState(state, notice);
    this.#controls.show(going, this.#language !== undefined);
    window.clearInterval(this.#clock);
    if (going) this.#clock = window.setInterval(() => showTime(state, performance.now(), notice), TICK);
    if (state.kind === "waiting") this.#askForInput();
    if (!going) this.#giveFocusBack();
  }

  /** The program waits for its user: the keys should go there. */
  #askForInput(): void {
    if (!this.#mayMoveFocus) return;
    this.#mayMoveFocus = false;
    this.#movedFocus = this.#editor.hasFocus();
    if (isTouch) this.#controls.askForLine();
    else this.#screen.focus();
  }

  #giveFocusBack(): void {
    if (this.#movedFocus && element("terminal").contains(document.activeElement)) this.#editor.focus();
    this.#movedFocus = false;
  }
}
