import { element, inside, isMac } from "./dom.ts";

/** The keyboard help, and the names of the keys as this machine has them. */
export function startHelp(): void {
  const dialog = element<HTMLDialogElement>("help");
  element("open-help").addEventListener("click", () => dialog.showModal());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  if (isMac) for (const key of dialog.querySelectorAll("[data-mod]")) key.textContent = "⌘";
}

/** The keys that the Run button names. */
export function showKeys(going: boolean): void {
  const mod = isMac ? "⌘" : "Ctrl";
  inside(element("run"), "[data-keys]").textContent = going ? `${mod} .` : `${mod} ↵`;
}
