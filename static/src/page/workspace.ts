// What the user works on: a language and a program in it, its own draft or what was opened in its place.

import { Drafts, readDraft } from "../editor/drafts.ts";
import { FileBar } from "../editor/filebar.ts";
import { Files } from "../editor/files.ts";
import { element, isEmbedded, isTouch } from "./dom.ts";
import { gettext } from "./i18n.ts";
import type { Language } from "./languages.ts";
import { notify, withdraw } from "./notice.ts";
import { Offer } from "./offer.ts";
import { keepOpened, linked, openedAtStart } from "./opened.ts";
import type { Opened, OpenedProgram } from "./opened.ts";
import { isSame, starterOf } from "./program.ts";
import type { ProgramDocument } from "./program.ts";
import { Project } from "./project.ts";
import { offerOther, offerOwn, sayKept, sayOpened, sayReset, sayUnreadable, sayUnsaved } from "./sayings.ts";
import { remark, setHint } from "./status.ts";
import { remember } from "./storage.ts";
import { onTheme } from "./theme.ts";

export class Workspace {
  readonly project = new Project();
  readonly files = new Files(this.project, () => this.language);
  readonly #drafts = new Drafts(sayKept, { asks: !isEmbedded });
  readonly #offer = new Offer((language) => this.choose(language));
  readonly #changed: () => void;
  #opened: OpenedProgram | null = null;
  /** Saves for good, where somebody is signed in. */
  onSave: (() => void) | null = null;

  /** `changed`: somebody typed, or another program is open. */
  constructor(changed: () => void) {
    this.#changed = changed;
    onTheme(() => this.files.adapt()); // Told of other settings too.
    this.project.onChange((change) => {
      this.#changed();
      if (change !== "opened") this.#keep(); // What is opened was kept, or need not be.
    });
    this.#drafts.onElsewhere((key, text) => this.#offerOther(key, text));
    const put = (program: ProgramDocument): void => this.#replace(program);
    const isUntouched = (): boolean => this.isUntouched;
    new FileBar(this.files, { project: this.project, language: () => this.language, isUntouched, put });
    window.addEventListener("hashchange", () => {
      const found = linked(this.language);
      if (found) this.open(found.program, found);
      else sayUnreadable();
    });
    this.#start();
  }

  get language(): Language | undefined {
    return this.#offer.current;
  }

  /** What is open in place of the own draft; null: the draft. */
  get opened(): Opened | null {
    return this.#opened;
  }

  /** Whether the program is as it came: the starter, or what was opened. */
  get isUntouched(): boolean {
    const original = this.#original();
    return original !== null && isSame(original, this.project.document);
  }

  languageOf(slug: string | null): Language | undefined {
    return this.#offer.of(slug);
  }

  /** Work on the draft of `language`. */
  choose(language: Language): void {
    this.#drafts.flush();
    this.#offer.show(language);
    remember("language", language.slug);
    history.replaceState(null, "", `/${language.slug}`);
    this.#openDraft();
    if (!isTouch) this.files.focus();
  }

  /** Work on `program` in place of the draft, which stays as it is. False: its language is not offered here. */
  open(program: ProgramDocument, opened: Opened): boolean {
    const language = this.languageOf(program.language);
    if (!language) {
      notify(gettext("This program is in %(language)s, which this site does not offer.", { language: program.language }));
      return false;
    }
    this.#drafts.flush();
    this.#offer.show(language);
    this.#opened = { ...opened, program };
    keepOpened(this.#opened);
    const changed = opened.readOnly ? null : this.#drafts.of(language, opened.source);
    this.#show(changed ?? program, opened.source);
    this.#sayOpened();
    if (opened.source.startsWith("saved:") && !this.isUntouched) sayUnsaved(() => this.reset());
    return true;
  }

  /** Let what is open be changed, as a copy of the visitor's own. */
  fork(): void {
    if (!this.#opened) return;
    this.open(this.#opened.program, { ...this.#opened, readOnly: false });
    this.files.focus();
  }

  /** What is being worked on is `opened` from now on: `program` was saved there. */
  adopt(program: ProgramDocument, opened: Opened): void {
    this.#drafts.settle(this.#key);
    this.#opened = { ...opened, program };
    keepOpened(this.#opened);
    withdraw();
    document.title = `${opened.title} · Compiler`;
    this.files.setReadOnly(false);
    this.#keep(); // More may have been typed while it was saved.
  }

  save(): void {
    this.#drafts.flush();
    if (this.onSave) this.onSave();
    else if (this.#drafts.areKept) remark(gettext("Kept in this browser"));
  }

  flush(): void {
    this.#drafts.flush();
  }

  /** The program as it came: the starter, or what was opened. */
  reset(): void {
    const original = this.#original();
    const before = this.project.document;
    if (!original || isSame(before, original)) return;
    this.#replace(original);
    if (!isTouch) this.files.focus();
    sayReset(() => this.#replace(before));
  }

  async upgrade(): Promise<void> {
    const done = await this.files.upgrade();
    if (done) setHint(gettext("Ctrl+M: Tab leaves the editor"));
    else remark(gettext("The full editor could not be loaded"));
  }

  #start(): void {
    const area = element<HTMLTextAreaElement>("code");
    // What was typed before this script came is newer than any draft.
    const typed = area.value === area.defaultValue ? null : area.value;
    const opened = openedAtStart(this.language);
    if (opened && this.open(opened.program, opened)) return;
    this.#openDraft();
    const main = this.project.files[0];
    if (typed !== null && main) this.project.write(main.id, typed);
    if (typed !== null && main) this.files.show(main.id);
    sayUnreadable();
  }

  #openDraft(): void {
    this.#opened = null;
    keepOpened(null);
    withdraw();
    const { language } = this;
    this.#offer.show(language);
    if (!language) return;
    this.#show(this.#drafts.of(language) ?? starterOf(language), "");
    const own = this.#drafts.ownBefore(language);
    if (own) offerOwn(() => this.#replace(own));
  }

  #show(program: ProgramDocument, source: string): void {
    document.title = `${this.#opened?.title || this.language?.name} · Compiler`;
    this.files.setReadOnly(this.#opened?.readOnly ?? false);
    this.project.open(program, source);
  }

  #sayOpened(): void {
    if (isEmbedded || !this.#opened) return;
    if (this.#opened.source.startsWith("saved:")) return withdraw(); // Its title stands above it.
    const back = (): void => void (this.language && this.choose(this.language));
    sayOpened(this.#opened, { fork: () => this.fork(), back });
  }

  /** Under which it is kept in this browser. */
  get #key(): string {
    return this.#opened?.source ?? this.project.language;
  }

  #original(): ProgramDocument | null {
    return this.#opened?.program ?? (this.language ? starterOf(this.language) : null);
  }

  /** Another version of what is open. */
  #replace(program: ProgramDocument): void {
    this.project.open(program, this.#opened?.source);
    this.#keep();
  }

  #keep(): void {
    const original = this.#original();
    if (!original || this.#opened?.readOnly) return;
    this.#drafts.keep(this.#key, () => this.project.document, original);
  }

  /** Another tab has changed the same program: it is offered, and neither is overwritten. */
  #offerOther(key: string, text: string): void {
    const language = this.language;
    if (!language || key !== (this.#opened?.source ?? language.slug)) return;
    const other = readDraft(text, language);
    if (isSame(other, this.project.document)) return;
    offerOther(() => this.#replace(other));
  }
}
