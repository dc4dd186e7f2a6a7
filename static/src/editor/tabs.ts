import { element, icon, make } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import type { Project, ProjectFile } from "../page/project.ts";
import { remark } from "../page/status.ts";
import type { Files } from "./files.ts";
import { Lifting } from "./lifting.ts";

export type TabActions = {
  rename(id: string): void;
  remove(id: string): void;
  menu(id: string, place: { x: number; y: number }): void;
};

const MIDDLE = 1;

/** The bar of files: one tab each, the main one marked. */
export class Tabs {
  readonly #list = element("file-tabs");
  readonly #project: Project;
  readonly #files: Files;
  readonly #actions: TabActions;

  constructor(project: Project, files: Files, actions: TabActions) {
    this.#project = project;
    this.#files = files;
    this.#actions = actions;
    project.onChange((change) => change !== "content" && change !== "setup" && this.draw());
    files.onShown(() => this.#select());
    this.#list.addEventListener("click", (event) => this.#clicked(event));
    this.#list.addEventListener("auxclick", (event) => event.button === MIDDLE && this.#with(event, (id) => actions.remove(id)));
    this.#list.addEventListener("dblclick", (event) => this.#with(event, (id) => actions.rename(id)));
    this.#list.addEventListener("contextmenu", (event) => this.#with(event, (id) => this.#menu(event, id)));
    this.#list.addEventListener("keydown", (event) => this.#with(event, (id) => this.#key(event, id)));
    this.#list.addEventListener("wheel", (event) => (this.#list.scrollLeft += event.deltaY), { passive: true });
    new Lifting(this.#list, {
      mayLift: () => !files.readOnly && project.files.length > 1,
      over: (x) => this.#mark(x === null ? null : this.#gapAt(x)),
      put: (id, x) => this.#put(id, x),
    });
    this.#list.addEventListener("scroll", () => this.#fade(), { passive: true });
    new ResizeObserver(() => this.#fade()).observe(this.#list);
    this.draw();
  }

  draw(): void {
    const hadFocus = this.#list.contains(document.activeElement);
    const { files } = this.#project;
    this.#list.replaceChildren(...files.map((file, place) => this.#tab(file, place)));
    const active = this.tab(this.#files.active?.id ?? "");
    active?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (hadFocus) active?.focus();
    this.#fade();
  }

  /** What goes on beyond the edge fades out there. */
  #fade(): void {
    const { scrollLeft, clientWidth, scrollWidth } = this.#list;
    this.#list.classList.toggle("more", scrollLeft + clientWidth < scrollWidth - 1);
  }

  /** Another file is shown. The tabs stay, so that a second press of the same one counts as the second. */
  #select(): void {
    const hadFocus = this.#list.contains(document.activeElement);
    const active = this.tab(this.#files.active?.id ?? "");
    for (const tab of this.#list.querySelectorAll<HTMLElement>("[role=tab]")) {
      tab.tabIndex = tab === active ? 0 : -1;
      tab.setAttribute("aria-selected", String(tab === active));
    }
    active?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (hadFocus) active?.focus();
  }

  tab(id: string): HTMLElement | null {
    return this.#list.querySelector(`[data-file="${id}"]`);
  }

  /** An empty tab at the end, which stands there while a new file gets its name. */
  ghost(): HTMLElement {
    const ghost = make("span", "ghost", "");
    ghost.setAttribute("aria-hidden", "true");
    this.#list.append(ghost);
    return ghost;
  }

  #tab({ id, name }: ProjectFile, place: number): HTMLElement {
    const isActive = id === this.#files.active?.id;
    const isMain = place === 0 && this.#project.files.length > 1;
    const tab = make("button", "tab", "") as HTMLButtonElement;
    tab.type = "button";
    tab.dataset.file = id;
    tab.tabIndex = isActive ? 0 : -1;
    tab.title = isMain ? gettext("%(name)s, the main file", { name }) : name;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-selected", String(isActive));
    tab.setAttribute("aria-controls", "editor");
    tab.setAttribute("aria-label", tab.title);
    if (!this.#files.readOnly) tab.setAttribute("aria-keyshortcuts", "F2 Delete Alt+Shift+ArrowLeft Alt+Shift+ArrowRight");
    const folder = name.slice(0, name.lastIndexOf("/") + 1);
    if (isMain) tab.append(icon("play"));
    tab.append(make("span", "folder", folder), make("span", "name", name.slice(folder.length)));
    if (this.#project.files.length > 1 && !this.#files.readOnly) tab.append(closer());
    return tab;
  }

  #clicked(event: MouseEvent): void {
    const isClose = event.target instanceof Element && event.target.closest(".close") !== null;
    this.#with(event, (id) => (isClose ? this.#actions.remove(id) : this.#files.show(id)));
  }

  #menu(event: MouseEvent, id: string): void {
    event.preventDefault();
    this.#files.show(id);
    const box = this.tab(id)?.getBoundingClientRect();
    // The menu key has no place of its own.
    this.#actions.menu(id, event.clientX || !box ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom });
  }

  #key(event: KeyboardEvent, id: string): void {
    const place = this.#placeOf(id);
    const steps: Record<string, number> = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: this.#project.files.length - 1 };
    const next = steps[event.key];
    if (event.key === "F2") this.#actions.rename(id);
    else if (event.key === "Delete") this.#actions.remove(id);
    else if (next === undefined) return;
    else if (event.altKey && event.shiftKey) this.move(id, next);
    else this.#files.show(this.#project.files.at(next % this.#project.files.length)?.id ?? id);
    event.preventDefault();
  }

  #put(id: string, x: number): void {
    const gap = this.#gapAt(x);
    const from = this.#placeOf(id);
    this.move(id, gap > from ? gap - 1 : gap);
  }

  /** Move a file to `place`, and say where it is then. */
  move(id: string, place: number): void {
    if (this.#files.readOnly) return;
    this.#project.move(id, place);
    this.#files.show(id);
    const at = this.#placeOf(id);
    const about = { name: this.#project.file(id)?.name ?? "", place: at + 1, count: this.#project.files.length };
    remark(at ? gettext("%(name)s is file %(place)s of %(count)s", about) : gettext("%(name)s is the main file, the first of %(count)s", about));
  }

  #placeOf(id: string): number {
    return this.#project.files.findIndex((each) => each.id === id);
  }

  /** Before which tab something dropped at `x` would go. */
  #gapAt(x: number): number {
    const boxes = [...this.#list.children].map((tab) => tab.getBoundingClientRect());
    return boxes.filter((box) => x > box.left + box.width / 2).length;
  }

  #mark(gap: number | null): void {
    const tabs = [...this.#list.children];
    tabs.forEach((tab, at) => {
      tab.classList.toggle("before", at === gap);
      tab.classList.toggle("after", gap === tabs.length && at === gap - 1);
    });
  }

  #with(event: Event, action: (id: string) => void): void {
    const tab = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-file]") : null;
    if (tab?.dataset.file) action(tab.dataset.file);
  }
}

/** For the mouse; the keyboard has Delete, and a tab may hold no other button. */
function closer(): HTMLElement {
  const close = make("span", "close", "");
  close.setAttribute("aria-hidden", "true");
  close.append(icon("close"));
  return close;
}
