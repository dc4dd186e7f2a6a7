import { element, setIcon } from "./dom.ts";
import { remember } from "./storage.ts";

export type Theme = "light" | "dark";
type Choice = Theme | "system";

const ORDER: Choice[] = ["system", "light", "dark"];
const NAMES: Record<Choice, string> = { system: "follows the system", light: "light", dark: "dark" };

const system = matchMedia("(prefers-color-scheme: dark)");
const listeners: ((theme: Theme) => void)[] = [];

export function theme(): Theme {
  const chosen = choice();
  if (chosen !== "system") return chosen;
  return system.matches ? "dark" : "light";
}

export function onTheme(listener: (theme: Theme) => void): void {
  listeners.push(listener);
}

export function startTheme(): void {
  show();
  element("theme").addEventListener("click", () => {
    choose(ORDER[(ORDER.indexOf(choice()) + 1) % ORDER.length] ?? "system");
  });
  system.addEventListener("change", tell);
}

function choice(): Choice {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

function choose(next: Choice): void {
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  remember("theme", next === "system" ? null : next);
  show();
  tell();
}

function tell(): void {
  for (const listener of listeners) listener(theme());
}

function show(): void {
  const button = element("theme");
  setIcon(button, choice());
  button.title = `Theme: ${NAMES[choice()]}`;
  button.setAttribute("aria-label", button.title);
}
