// The examples come as folded parts, one for each language. Here they become tabs, one choice for all of the page.

import { gettext } from "../page/i18n.ts";
import { load, save } from "../page/storage.ts";

const CHOICE = "docs-language";
const SHOWN_MS = 2000;

interface Tab {
  tongue: string;
  button: HTMLButtonElement;
  panel: HTMLElement;
}

const samples: Tab[][] = [];

/** Turn every sample inside `parent` into tabs with a button that copies. */
export function dress(parent: ParentNode): void {
  for (const group of parent.querySelectorAll<HTMLElement>(".tongues")) samples.push(tabsOf(group, samples.length));
  choose(load(CHOICE) ?? "curl");
}

function tabsOf(group: HTMLElement, number: number): Tab[] {
  const list = made("div", "tabs");
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", gettext("Language of the example"));
  const tabs = [...group.querySelectorAll<HTMLDetailsElement>("details")].map((part) => tabOf(part, number));
  list.append(...tabs.map((tab) => tab.button));
  list.addEventListener("keydown", (event) => move(event, tabs));
  const bar = made("div", "bar");
  bar.append(list, copyButton(tabs));
  group.replaceChildren(bar, ...tabs.map((tab) => tab.panel));
  return tabs;
}

function tabOf(part: HTMLDetailsElement, number: number): Tab {
  const tongue = part.dataset.tongue ?? "";
  const panel = made("div", "panel");
  panel.append(...part.querySelectorAll("pre"));
  panel.id = `sample-${number}-${tongue}`;
  panel.setAttribute("role", "tabpanel");
  const button = made("button", "tab", part.querySelector("summary")?.textContent ?? tongue);
  button.type = "button";
  button.id = `${panel.id}-tab`;
  button.setAttribute("role", "tab");
  button.setAttribute("aria-controls", panel.id);
  panel.setAttribute("aria-labelledby", button.id);
  button.addEventListener("click", () => remain(button, tongue));
  return { tongue, button, panel };
}

/** Choose for all of the page, and keep `button` where it is on the screen: what is above it changes its height. */
function remain(button: HTMLElement, tongue: string): void {
  const before = button.getBoundingClientRect().top;
  choose(tongue);
  scrollBy({ top: button.getBoundingClientRect().top - before, behavior: "instant" });
  save(CHOICE, tongue);
}

function choose(wanted: string): void {
  for (const tabs of samples) {
    const chosen = tabs.find((tab) => tab.tongue === wanted) ?? tabs[0];
    for (const tab of tabs) {
      tab.button.setAttribute("aria-selected", String(tab === chosen));
      tab.button.tabIndex = tab === chosen ? 0 : -1;
      tab.panel.hidden = tab !== chosen;
    }
  }
}

function move(event: KeyboardEvent, tabs: Tab[]): void {
  const at = tabs.findIndex((tab) => tab.button === event.target);
  const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 };
  const step = steps[event.key];
  const tab = step === undefined ? undefined : tabs[step % tabs.length];
  if (tab === undefined) return;
  event.preventDefault();
  tab.button.focus({ preventScroll: true });
  remain(tab.button, tab.tongue);
}

function copyButton(tabs: Tab[]): HTMLElement {
  const button = made("button", "copy", gettext("Copy"));
  button.type = "button";
  const said = made("span", "unseen");
  said.setAttribute("role", "status");
  button.addEventListener("click", () => {
    const shown = tabs.find((tab) => !tab.panel.hidden)?.panel;
    if (shown) void copied(shown).then((done) => say([button, said], done ? gettext("Copied") : gettext("Selected")));
  });
  const place = made("div", "copying");
  place.append(said, button);
  return place;
}

/** Whether it is on the clipboard, which browsers give to pages of HTTPS and of this machine only; else it is selected. */
async function copied(panel: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText((panel.textContent ?? "").trim());
    return true;
  } catch {
    getSelection()?.selectAllChildren(panel);
    return false;
  }
}

function say([button, said]: [HTMLElement, HTMLElement], words: string): void {
  button.textContent = said.textContent = words;
  setTimeout(() => {
    button.textContent = gettext("Copy");
    said.textContent = "";
  }, SHOWN_MS);
}

function made<K extends "div" | "span" | "button">(tag: K, name: string, text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}
