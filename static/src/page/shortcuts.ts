type Actions = { run(): void; stop(): void; restart(): void; save(): void; otherPane(): void };

/** Keys that mean the same everywhere on the page, before the editor or the terminal sees them. */
export function startShortcuts(actions: Actions): void {
  const byKey: Record<string, () => void> = {
    Enter: () => actions.run(),
    ".": () => actions.stop(),
    s: () => actions.save(),
  };
  window.addEventListener(
    "keydown",
    (event) => {
      if (document.querySelector("dialog[open]")) return;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      const action = event.key === "F6" && plain ? () => actions.otherPane() : isRestart(event) ? () => actions.restart() : withModifier(event) ? byKey[event.key] : undefined;
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    },
    { capture: true },
  );
}

function isRestart(event: KeyboardEvent): boolean {
  return event.key === "Enter" && event.shiftKey && !event.altKey && event.ctrlKey !== event.metaKey;
}

/** Ctrl, or Command, alone. Ctrl+S in the terminal is the program's. */
function withModifier(event: KeyboardEvent): boolean {
  if (event.altKey || event.shiftKey || event.ctrlKey === event.metaKey) return false;
  const inTerminal = event.target instanceof Element && event.target.closest(".xterm") !== null;
  return !inTerminal || event.key === "Enter" || event.key === ".";
}
