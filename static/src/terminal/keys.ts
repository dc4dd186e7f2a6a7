// Keys that the terminal leaves to the page or the browser.

import type { Terminal } from "@xterm/xterm";

type Actions = { find(): void };

/** xterm.js takes every Tab. Ctrl+M lets it go on through the page, as in the editor; once more takes it back. */
export function shareKeys(terminal: Terminal, actions: Actions): void {
  let tabIsFree = false;
  terminal.attachCustomKeyEventHandler((event) => {
    const key = event.key.toLowerCase();
    const control = event.ctrlKey && !event.altKey && !event.metaKey;
    const ours: Record<string, () => void> = event.shiftKey
      ? { c: () => copy(terminal), f: () => actions.find() }
      : { m: () => (tabIsFree = !tabIsFree) };
    const action = control ? ours[key] : undefined;
    if (action) {
      event.preventDefault();
      if (event.type === "keydown") action();
      return false;
    }
    if (tabIsFree && event.key === "Tab") return false;
    // With something selected Ctrl+C copies it; Ctrl+V pastes, with Shift too. All are the browser's own then.
    if (control && key === "c" && terminal.hasSelection()) return false;
    return !(control && key === "v");
  });
}

function copy(terminal: Terminal): void {
  if (terminal.hasSelection()) void navigator.clipboard?.writeText(terminal.getSelection()).catch(() => {});
}
