import { element, inside } from "./dom.ts";

export type Tab = "terminal" | "input" | "tests" | "files" | "console";
export type Pane = "code" | Tab;

/** The same tabs stand over the right pane, and on a narrow screen beside Code over the whole page. */
const LISTS = ["tabs", "panes"];

const listeners: ((pane: Pane) => void)[] = [];
let shown: Tab = "terminal";

/** On a narrow screen one pane is seen at a time; on a wide one Code is seen beside the tab that was shown last. */
export function showPane(pane: Pane): void {
  if (pane !== "code") showPanel(pane);
  element("workbench").dataset.pane = pane === "code" ? "code" : "output";
  for (const tab of tabs()) select(tab, tab.dataset.pane === (isOfPage(tab) ? pane : shown));
  for (const listener of listeners) listener(pane);
}

/** The tab that the right pane shows, seen or not. */
export function shownTab(): Tab {
  return shown;
}

/** Hear which pane was asked for, by whatever means. */
export function onPane(listener: (pane: Pane) => void): void {
  listeners.push(listener);
}

/** A tab that has nothing to show is not there. */
export function offerTab(pane: Tab, offered: boolean): void {
  for (const tab of tabs(pane)) tab.hidden = !offered;
  if (!offered && shown === pane) showPane(element("workbench").dataset.pane === "code" ? "code" : "terminal");
  if (!offered && shown === pane) showPanel("terminal");
}

/** A few characters beside a tab's name, "" for none. */
export function countOn(pane: Tab, text: string): void {
  for (const tab of tabs(pane)) inside(tab, "[data-count]").textContent = text;
}

/** A mark on the terminal's tab for who looks at the code. */
export function markTerminal(tone: string): void {
  for (const tab of tabs("terminal")) inside(tab, ".dot").className = `dot ${tone}`;
}

export function startPanes(): void {
  for (const tab of tabs()) tab.addEventListener("click", () => showPane(tab.dataset.pane as Pane));
  for (const list of LISTS) element(list).addEventListener("keydown", (event) => move(list, event));
  showPane("code");
}

function showPanel(tab: Tab): void {
  shown = tab;
  for (const panel of element("pane-output").querySelectorAll<HTMLElement>("[role=tabpanel]")) {
    panel.hidden = panel.id !== `panel-${tab}`;
  }
  for (const tools of element("pane-output").querySelectorAll<HTMLElement>("[data-for]")) {
    tools.hidden = !tools.dataset.for?.split(" ").includes(tab);
  }
}

function move(list: string, event: KeyboardEvent): void {
  const all = [...element(list).querySelectorAll<HTMLElement>("[role=tab]:not([hidden])")];
  const at = all.indexOf(event.target as HTMLElement);
  const steps: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 };
  const next = steps[event.key];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  const tab = all.at(next % all.length);
  tab?.click();
  tab?.focus();
}

function tabs(pane?: Pane): HTMLElement[] {
  const which = pane ? `[data-pane=${pane}]` : "";
  return LISTS.flatMap((list) => [...element(list).querySelectorAll<HTMLElement>(`[role=tab]${which}`)]);
}

function isOfPage(tab: HTMLElement): boolean {
  return tab.parentElement?.id === "panes";
}

function select(tab: HTMLElement, selected: boolean): void {
  tab.setAttribute("aria-selected", String(selected));
  tab.tabIndex = selected ? 0 : -1;
  if (selected) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
}
