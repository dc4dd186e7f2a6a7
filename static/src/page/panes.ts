import { element, inside } from "./dom.ts";

export type Pane = "code" | "terminal";

const PANES: Pane[] = ["code", "terminal"];

/** On a narrow screen one pane is seen at a time; on a wide one this changes nothing that can be seen. */
export function showPane(pane: Pane): void {
  element("workbench").dataset.pane = pane;
  for (const each of PANES) {
    const tab = element(`tab-${each}`);
    tab.setAttribute("aria-selected", String(each === pane));
    tab.tabIndex = each === pane ? 0 : -1;
  }
}

/** A mark on the terminal's tab for who looks at the code. */
export function markTerminal(tone: string): void {
  inside(element("tab-terminal"), ".dot").className = `dot ${tone}`;
}

export function startPanes(): void {
  for (const pane of PANES) {
    const tab = element(`tab-${pane}`);
    tab.addEventListener("click", () => showPane(pane));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = pane === "code" ? "terminal" : "code";
      showPane(other);
      element(`tab-${other}`).focus();
    });
  }
}
