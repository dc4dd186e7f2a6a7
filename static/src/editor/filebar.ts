import { element, isTouch } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import { Menu } from "../page/menu.ts";
import { notify } from "../page/notice.ts";
import { MOST_FILES } from "../page/program.ts";
import type { Project } from "../page/project.ts";
import { bytesOf } from "./carrying.ts";
import { startDropping } from "./dropping.ts";
import type { Files } from "./files.ts";
import { unusedName } from "./names.ts";
import { NameField } from "./naming.ts";
import { Tabs } from "./tabs.ts";
import { take } from "./taking.ts";
import type { Taken } from "./taking.ts";

/** All that is done with the files of the program: the bar of tabs, its menu, files dropped on the editor. */
export class FileBar {
  readonly #project: Project;
  readonly #files: Files;
  readonly #taken: Taken;
  readonly #tabs: Tabs;
  readonly #menu: Menu;
  readonly #naming = new NameField();

  constructor(files: Files, taken: Taken) {
    this.#project = taken.project;
    this.#files = files;
    this.#taken = taken;
    this.#tabs = new Tabs(taken.project, files, {
      rename: (id) => this.#rename(id),
      remove: (id) => this.#remove(id),
      menu: (_, place) => this.#menu.open(place),
    });
    this.#menu = new Menu("file-menu", "open-file-menu", () => this.#ready());
    this.#wire();
    startDropping(element("pane-code"), (dropped) => void this.#upload(dropped));
  }

  #wire(): void {
    const upload = element<HTMLInputElement>("upload");
    const active = (act: (id: string) => void) => () => this.#files.active && act(this.#files.active.id);
    const place = (id: string) => this.#project.files.findIndex((each) => each.id === id);
    const actions: Record<string, () => void> = {
      "new-file": () => this.#create(),
      "menu-new": () => this.#create(),
      "menu-upload": () => upload.click(),
      "menu-rename": active((id) => this.#rename(id)),
      "menu-main": active((id) => this.#tabs.move(id, 0)),
      "menu-left": active((id) => this.#tabs.move(id, place(id) - 1)),
      "menu-right": active((id) => this.#tabs.move(id, place(id) + 1)),
      "menu-download": () => this.#download(),
      "menu-zip": () => void this.#downloadAll(),
      "menu-delete": active((id) => this.#remove(id)),
      "binary-download": () => this.#download(),
    };
    for (const [id, action] of Object.entries(actions)) element(id).addEventListener("click", action);
    window.addEventListener("keydown", (event) => this.#turn(event), { capture: true });
    upload.addEventListener("change", () => {
      void this.#upload([...(upload.files ?? [])]);
      upload.value = "";
    });
  }

  /** Alt+Page Up and Alt+Page Down go from file to file. */
  #turn(event: KeyboardEvent): void {
    const step = { PageUp: -1, PageDown: 1 }[event.key];
    if (!step || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { files } = this.#project;
    const at = files.findIndex((each) => each.id === this.#files.active?.id);
    this.#files.show(files.at((at + step) % files.length)?.id ?? "");
  }

  /** What of the menu can be done now. */
  #ready(): void {
    const { files } = this.#project;
    const at = files.findIndex((each) => each.id === this.#files.active?.id);
    const { readOnly } = this.#files;
    const can: Record<string, boolean> = {
      "menu-new": !readOnly && files.length < MOST_FILES,
      "menu-upload": !readOnly,
      "menu-rename": !readOnly,
      "menu-main": !readOnly && at > 0,
      "menu-left": !readOnly && at > 0,
      "menu-right": !readOnly && at < files.length - 1,
      "menu-zip": true,
      "menu-delete": !readOnly && files.length > 1,
      reset: !readOnly,
    };
    for (const [id, isPossible] of Object.entries(can)) element<HTMLButtonElement>(id).disabled = !isPossible;
  }

  #create(): void {
    const others = this.#names();
    if (this.#files.readOnly) return;
    if (others.length >= MOST_FILES) {
      notify(gettext("A program has at most %(count)s files.", { count: MOST_FILES }));
      return;
    }
    const ending = /\.[^./]+$/.exec(others[0] ?? "")?.[0] ?? "";
    this.#naming.ask({
      over: this.#tabs.ghost(),
      name: unusedName(`file${ending}`, others),
      others,
      done: (name) => {
        this.#files.show(this.#project.add({ name, content: "" }).id);
        this.#files.focus();
      },
      given: () => this.#back(),
    });
  }

  #rename(id: string): void {
    const file = this.#project.file(id);
    const over = this.#tabs.tab(id);
    if (!file || !over || this.#files.readOnly) return;
    const done = (name: string): void => {
      this.#project.rename(id, name);
      this.#back();
    };
    const others = this.#names().filter((name) => name !== file.name);
    this.#naming.ask({ over, name: file.name, others, done, given: () => this.#back() });
  }

  #remove(id: string): void {
    const file = this.#project.file(id);
    const place = this.#files.readOnly ? -1 : this.#project.remove(id);
    if (!file || place < 0) return;
    const undo = (): void => this.#files.show(this.#project.add(file, place).id);
    notify(gettext("%(name)s is deleted.", { name: file.name }), [{ label: gettext("Undo"), action: undo }]);
  }

  async #upload(uploaded: File[]): Promise<void> {
    const name = this.#files.readOnly ? null : await take(uploaded, this.#taken);
    const file = this.#project.files.find((each) => each.name === name);
    if (file) this.#files.show(file.id);
  }

  #download(): void {
    const file = this.#files.active;
    if (file) give(bytesOf(file), file.name.slice(file.name.lastIndexOf("/") + 1));
  }

  async #downloadAll(): Promise<void> {
    const { packed } = await import("./archive.ts");
    give(packed(this.#project.files), `${this.#project.language}.zip`);
  }

  #names(): string[] {
    return this.#project.files.map((each) => each.name);
  }

  /** The name was given, or none was wanted: the tabs have the focus again. */
  #back(): void {
    this.#tabs.draw();
    if (!isTouch) this.#tabs.tab(this.#files.active?.id ?? "")?.focus();
  }
}

/** Let the visitor's browser keep `bytes` as a file. */
function give(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
