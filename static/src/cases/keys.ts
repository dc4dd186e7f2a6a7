import { element } from "../page/dom.ts";

/** In the Tests tab the keys that run and stop the program are those of its cases. `stop`: false where none run. */
export function startKeys(actions: { run(): void; stop(): boolean }): void {
  const byKey: Record<string, () => boolean> = {
    Enter: () => (actions.run(), true),
    ".": () => actions.stop(),
  };
  const heard = (event: KeyboardEvent): void => {
    const isHere = event.target instanceof Node && element("panel-tests").contains(event.target);
    if (!isHere || event.altKey || event.shiftKey || event.ctrlKey === event.metaKey || !byKey[event.key]?.()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", heard, { capture: true }); // Before those of the whole page.
}
