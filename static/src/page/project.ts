import type { ProgramDocument, ProgramFile, TestCase } from "./program.ts";

/** A file that is being worked on. `id` stays when it is renamed or moved: an editor keeps its undo under it. */
export type ProjectFile = ProgramFile & { readonly id: string };

export type Setup = { input: string; args: string[]; compilerOptions: string[]; cases: TestCase[] };

/** `opened`: all is another program. `files`: names, number or order. `content`: text of a file. `setup`: the rest. */
export type Change = "opened" | "files" | "content" | "setup";

/** The program that the page works on. It alone is changed; who shows a part of it listens. */
export class Project {
  #language = "";
  #source = "";
  #files: ProjectFile[] = [];
  #setup: Setup = { input: "", args: [], compilerOptions: [], cases: [] };
  readonly #listeners: ((change: Change) => void)[] = [];
  readonly #ids = new Map<string, string>();

  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** The slug of its language. */
  get language(): string {
    return this.#language;
  }

  get files(): readonly ProjectFile[] {
    return this.#files;
  }

  get setup(): Readonly<Setup> {
    return this.#setup;
  }

  /** All of it as a run, a draft and the server take it. */
  get document(): ProgramDocument {
    const files = this.#files.map(({ id: _, ...file }) => file);
    return structuredClone({ language: this.#language, files, ...this.#setup });
  }

  file(id: string): ProjectFile | undefined {
    return this.#files.find((each) => each.id === id);
  }

  /** Work on `document`. Of the same `source`, a file has the `id` that one of its name has or had. */
  open(document: ProgramDocument, source = ""): void {
    const { language, files, ...setup } = structuredClone(document);
    const isSame = language === this.#language && source === this.#source;
    const shown = new Map(isSame ? this.#files.map((file) => [file.name, file.id]) : []);
    this.#language = language;
    this.#source = source;
    this.#files = files.map((file) => ({ ...file, id: shown.get(file.name) ?? this.#idOf(`${source}:${language}`, file.name, shown) }));
    this.#setup = setup;
    this.#tell("opened");
  }

  write(id: string, content: string): void {
    const file = this.file(id);
    if (!file || file.content === content) return;
    file.content = content;
    this.#tell("content");
  }

  /** Change input, arguments, options or cases. */
  set(part: Partial<Setup>): void {
    this.#setup = { ...this.#setup, ...structuredClone(part) };
    this.#tell("setup");
  }

  /** A new file at `place`, else at the end. A file that was removed comes back as itself. */
  add(file: ProgramFile & { id?: string }, place = this.#files.length): ProjectFile {
    const added = { ...file, id: file.id ?? this.#newId() };
    this.#files.splice(place, 0, added);
    this.#tell("files");
    return added;
  }

  rename(id: string, name: string): void {
    const file = this.file(id);
    if (!file || file.name === name) return;
    file.name = name;
    this.#tell("files");
  }

  /** Take a file away; the last one stays. Returns its place, or -1. */
  remove(id: string): number {
    const place = this.#files.findIndex((each) => each.id === id);
    if (place < 0 || this.#files.length === 1) return -1;
    this.#files.splice(place, 1);
    this.#tell("files");
    return place;
  }

  /** Put a file at `place`. At 0 it is the main one. */
  move(id: string, place: number): void {
    const from = this.#files.findIndex((each) => each.id === id);
    const to = Math.max(0, Math.min(this.#files.length - 1, place));
    if (from < 0 || from === to) return;
    const [file] = this.#files.splice(from, 1);
    if (file) this.#files.splice(to, 0, file);
    this.#tell("files");
  }

  /** The id under which `name` was open; not one that another file has taken since. */
  #idOf(program: string, name: string, taken: Map<string, string>): string {
    const key = `${program}/${name}`;
    const known = this.#ids.get(key);
    const id = known === undefined || [...taken.values()].includes(known) ? this.#newId() : known;
    this.#ids.set(key, id);
    return id;
  }

  #newId(): string {
    return `file-${(lastId += 1)}`;
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}

let lastId = 0;
