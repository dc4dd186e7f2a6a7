import { element } from "./dom.ts";
import { load, save } from "./storage.ts";

const LEAST = 20;
const MOST = 80;
const USUAL = 56;

/** The border between code and terminal: dragged, or moved with the arrow keys; double click puts it back. */
export function startSplitter(): void {
  const splitter = element("splitter");
  const workbench = element("workbench");
  let share = USUAL;

  const set = (percent: number) => {
    share = Math.min(MOST, Math.max(LEAST, percent));
    workbench.style.setProperty("--split", `${share}%`);
    splitter.setAttribute("aria-valuenow", String(Math.round(share)));
  };
  const settle = (percent: number) => {
    set(percent);
    save("split", String(share));
  };

  set(Number(load("split")) || USUAL);
  splitter.addEventListener("dblclick", () => settle(USUAL));
  splitter.addEventListener("keydown", (event) => {
    const steps: Record<string, number> = { ArrowLeft: share - 2, ArrowRight: share + 2, Home: LEAST, End: MOST };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    settle(next);
  });
  splitter.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    splitter.setPointerCapture(event.pointerId);
    splitter.classList.add("moving");
  });
  splitter.addEventListener("pointermove", (event) => {
    if (!splitter.hasPointerCapture(event.pointerId)) return;
    const box = workbench.getBoundingClientRect();
    set(((event.clientX - box.left) / box.width) * 100);
  });
  splitter.addEventListener("lostpointercapture", () => {
    splitter.classList.remove("moving");
    settle(share);
  });
}
