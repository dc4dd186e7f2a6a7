// A workspace and the run of its program.

import { lastCase } from "../cases/last.ts";
import { TestsPanel } from "../cases/panel.ts";
import { Problems } from "../diagnostics/problems.ts";
import { InputPanel } from "../output/input.ts";
import { Output } from "../output/output.ts";
import { Runner } from "../run/runner.ts";
import type { Result } from "../run/result.ts";
import { isGoing } from "../run/state.ts";
import type { Source } from "../share/dialog.ts";
import { recordingGiven } from "../share/recording.ts";
import type { Recording } from "../share/recording.ts";
import { openScreen } from "../terminal/screen.ts";
import type { Screen } from "../terminal/screen.ts";
import { Attention } from "./attention.ts";
import { startControls } from "./controls.ts";
import { element } from "./dom.ts";
import type { Opened } from "./opened.ts";
import { showPane } from "./panes.ts";
import { Progress } from "./progress.ts";
import type { ProgramDocument } from "./program.ts";
import type { Project } from "./project.ts";
import { Workspace } from "./workspace.ts";

export class Session {
  readonly workspace: Workspace;
  readonly #screen: Screen;
  readonly #runner: Runner;
  readonly #progress: Progress;
  readonly #input: InputPanel;
  readonly #problems: Problems;
  readonly #tests: TestsPanel;
  readonly #ended: ((result: Result) => void)[] = [];
  /** The program that ran last, as text. */
  #ran = "";
  readonly #attention: Attention;
  readonly #beside = new Output({ run: () => this.run(), stop: () => this.stop() });

  constructor() {
    this.workspace = new Workspace(() => this.#changed());
    this.#attention = new Attention(this.workspace.files);
    this.#beside.setLanguage(this.workspace.language);
    this.#input = new InputPanel(this.project, () => this.workspace.language);
    this.#screen = openScreen(element("terminal"), {
      input: (data) => this.#runner.input(data),
      resized: (cols, rows) => this.#runner.resized(cols, rows),
    }, { findable: true });
    this.#runner = new Runner(this.#screen, () => this.#show());
    this.#progress = new Progress(startControls(this), this.#attention, this.#screen);
    this.#problems = new Problems(this.workspace, this.#screen);
    this.#tests = new TestsPanel(this.workspace, {
      compiled: (text, program) => this.#problems.look(text, program),
      refused: (limit, again) => this.#beside.refused(limit, again),
      lastRun: () => lastCase(this.#ran, this.#runner.result, this.#runner.said),
    });
    const recording = recordingGiven();
    if (recording) this.#replay(recording);
    this.#show();
  }

  get project(): Project {
    return this.workspace.project;
  }

  /** Show `program` in place of the draft, which is kept. False: its language is not offered here. */
  open(program: ProgramDocument, opened: Opened): boolean {
    return this.workspace.open(program, opened);
  }

  /** Take up the run that went on when this tab was reloaded or closed. */
  async rejoin(): Promise<void> {
    const asked = location.pathname !== "/" ? this.workspace.language?.slug : undefined;
    const found = await this.#runner.rejoin((slug) => asked === undefined || asked === slug);
    const language = this.workspace.languageOf(found);
    if (found === null) return;
    this.#showTerminal();
    if (language && language !== this.workspace.language) this.workspace.choose(language);
  }

  upgrade(): Promise<void> {
    return this.workspace.upgrade();
  }

  run(): void {
    const { language } = this.workspace;
    if (!language || isGoing(this.#runner.state) || !this.#input.accept()) return;
    this.workspace.flush();
    this.#problems.clear();
    this.#attention.begin();
    this.#beside.begin(language, this.#input.readsText);
    this.#showTerminal();
    const { files, args, compilerOptions } = this.project.document;
    this.#ran = JSON.stringify(this.project.document);
    void this.#runner.start({ language: language.slug, files, args, compilerOptions, ...this.#manner() });
  }

  /** What there is to share: the program, and the run that shows what it prints. */
  get shareable(): Source {
    const lastRun = () => (JSON.stringify(this.project.document) === this.#ran ? this.#runner.result?.id ?? null : null);
    const { project, workspace } = this;
    return { get document() { return project.document; }, get title() { return workspace.opened?.title ?? ""; }, get lastRun() { return lastRun(); } };
  }

  /** Hear how runs end. */
  onEnd(heard: (result: Result) => void): void {
    this.#ended.push(heard);
  }

  stop(): void {
    this.#runner.stop();
  }

  restart(): void {
    if (!isGoing(this.#runner.state)) this.run();
    else if (this.#input.accept()) {
      this.#runner.leave();
      this.run();
    }
  }

  save(): void {
    this.workspace.save();
  }

  otherPane(): void {
    if (this.workspace.files.hasFocus()) {
      showPane("terminal");
      this.#screen.focus();
    } else {
      showPane("code");
      this.workspace.files.focus();
    }
  }

  send(data: string): void {
    this.#runner.input(data);
  }

  reset(): void {
    this.workspace.reset();
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

  /** When all that it printed has been drawn. */
  #tellEnd(): void {
    const { result, said } = this.#runner;
    if (result) this.#problems.look(said.faults(result), this.#ran);
    this.#beside.end(result);
    this.#tests.offerRun();
    if (result) this.#screen.write("", () => this.#ended.forEach((heard) => heard(result)));
  }

  /** Somebody typed, or another program is open. */
  #changed(): void {
    this.#attention?.stay();
    this.#beside.setLanguage(this.workspace?.language);
  }

  #replay(recording: Recording): void {
    element("empty").hidden = true;
    this.#runner.replay(recording);
  }

  /** On a terminal, or with the text of the Input tab. */
  #manner() {
    const { cols, rows } = this.#screen;
    if (this.#input.readsText) return { interactive: false, input: this.project.setup.input };
    return { interactive: true, terminal: { cols, rows } };
  }

  #showTerminal(): void {
    element("empty").hidden = true;
    showPane("terminal");
  }

  #show(): void {
    const { state, notice } = this.#runner;
    this.#beside.show(state);
    const hasEnded = this.#progress.show(state, notice, this.workspace.language !== undefined);
    if (hasEnded) this.#tellEnd();
  }
}
