import { element, setIcon } from "./dom.ts";
import { gettext } from "./i18n.ts";
import { onSettings, settings } from "./settings.ts";
import { remember } from "./storage.ts";

export type Theme = "light" | "dark";
export type Choice = Theme | "system";

const ORDER: Choice[] = ["system", "light", "dark"];

const system = matchMedia("(prefers-color-scheme: dark)");
const moreContrast = matchMedia("(prefers-contrast: more)");
const listeners: ((theme: Theme) => void)[] = [];

export function theme(): Theme {
  const chosen = choice();
  if (chosen !== "system") return chosen;
  return system.matches ? "dark" : "light";
}

/** Whether the system or the visitor asks for more contrast. */
export function wantsContrast(): boolean {
  return moreContrast.matches || settings().contrast === "more";
}

/** Call `listener` whenever theme or contrast change. */
export function onTheme(listener: (theme: Theme) => void): void {
  listeners.push(listener);
}

export function startTheme(): void {
  show();
  element("theme").addEventListener("click", () => {
    choose(ORDER[(ORDER.indexOf(choice()) + 1) % ORDER.length] ?? "system");
  });
  system.addEventListener("change", tell);
  moreContrast.addEventListener("change", tell);
  onSettings(tell);
}

export function choice(): Choice {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

export function choose(next: Choice): void {
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
  const names: Record<Choice, string> = {
    system: gettext("Theme: follows the system"),
    light: gettext("Theme: light"),
    dark: gettext("Theme: dark"),
  };
  const button = element("theme");
  setIcon(button, choice());
  button.title = names[choice()];
  button.setAttribute("aria-label", button.title);
}
