import { gettext } from "./i18n.ts";
import { element, inside, isMac } from "./dom.ts";

/** The keyboard help, and the names of the keys as this machine has them. */
export function startHelp(): void {
  const dialog = element<HTMLDialogElement>("help");
  element("open-help").addEventListener("click", () => dialog.showModal());
  window.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    if (!document.querySelector("dialog[open]")) dialog.showModal();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  if (isMac) for (const key of dialog.querySelectorAll("[data-mod]")) key.textContent = "⌘";
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, .monaco, .xterm") !== null);
}

/** The keys that the Run button names. */
export function showKeys(going: boolean): void {
  const mod = isMac ? "⌘" : gettext("Ctrl");
  inside(element("run"), "[data-keys]").textContent = going ? `${mod} .` : `${mod} ↵`;
}
