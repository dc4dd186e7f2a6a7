// A link that a program printed leads wherever the program likes: the reader sees where before it opens.

import { element } from "../page/dom.ts";

let isStarted = false;

/** Show `address` whole, and open it only if that is wanted. */
export function askBeforeOpening(address: string): void {
  if (!/^https?:\/\//i.test(address)) return;
  const dialog = element<HTMLDialogElement>("leave");
  const link = element<HTMLAnchorElement>("leave-open");
  if (!isStarted) {
    isStarted = true;
    link.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }
  link.href = address;
  element("leave-address").textContent = address;
  dialog.showModal();
}
