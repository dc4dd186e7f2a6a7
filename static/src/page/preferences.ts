import { element } from "./dom.ts";
import { FONT_SIZES, change, followOtherTabs, onSettings, settings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { remember } from "./storage.ts";
import { choice, choose } from "./theme.ts";
import type { Choice } from "./theme.ts";

/** The dialog with the settings: each is in force as soon as it is chosen. */
export function startPreferences(): void {
  const dialog = element<HTMLDialogElement>("settings");
  const form = element<HTMLFormElement>("settings-form");
  const open = (): void => {
    fill(settings());
    dialog.showModal();
  };
  followOtherTabs();
  onSettings(fill);
  onSettings(paint);
  paint(settings());
  for (const id of ["open-settings", "menu-settings"]) element(id).addEventListener("click", open); // A narrow bar has the menu only.
  form.addEventListener("change", ({ target }) => target instanceof HTMLElement && take(target as HTMLInputElement));
  for (const [id, step] of Object.entries({ "font-smaller": -1, "font-larger": 1 })) {
    element(id).addEventListener("click", () => change({ fontSize: within(settings().fontSize + step) }));
  }
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  window.addEventListener("keydown", (event) => {
    if (event.key !== "," || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
}

function take({ name, value, checked }: HTMLInputElement): void {
  if (name === "font-size") change({ fontSize: within(Number(value) || settings().fontSize) });
  if (name === "wrap") change({ wrap: checked });
  if (name === "tab-size") change({ tabSize: Number(value) });
  if (name === "contrast") change({ contrast: value === "more" ? "more" : "system" });
  if (name === "screen-reader") change({ screenReader: checked });
  if (name === "page-language") speak(value);
  if (name === "theme") choose(value as Choice);
}

/** In the language that was chosen; "": in the browser's. What runs is rejoined. */
function speak(locale: string): void {
  remember("locale", locale || null);
  location.reload();
}

function fill({ fontSize, wrap, tabSize, contrast, screenReader }: Settings): void {
  element<HTMLInputElement>("font-size").value = String(fontSize);
  element<HTMLButtonElement>("font-smaller").disabled = fontSize === FONT_SIZES.least;
  element<HTMLButtonElement>("font-larger").disabled = fontSize === FONT_SIZES.most;
  element<HTMLInputElement>("wrap").checked = wrap;
  element<HTMLInputElement>("screen-reader").checked = screenReader;
  const chosen = { "tab-size": String(tabSize), contrast, theme: choice() };
  for (const [name, value] of Object.entries(chosen)) {
    for (const each of document.querySelectorAll<HTMLInputElement>(`#settings-form [name="${name}"]`)) each.checked = each.value === value;
  }
}

/** What the style sheets read. */
function paint({ fontSize, tabSize, contrast }: Settings): void {
  const { style, dataset } = document.documentElement;
  style.setProperty("--code-size", `${fontSize}px`);
  style.setProperty("--tab-size", String(tabSize));
  if (contrast === "more") dataset.contrast = "more";
  else delete dataset.contrast;
}

function within(size: number): number {
  return Math.min(FONT_SIZES.most, Math.max(FONT_SIZES.least, Math.round(size)));
}
