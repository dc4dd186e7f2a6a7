// The buttons, and the input line that phones have under the terminal.

import { element, inside, setIcon } from "./dom.ts";
import { gettext } from "./i18n.ts";
import { showKeys } from "./help.ts";
import { remark } from "./status.ts";

export type Actions = {
  run(): void;
  stop(): void;
  restart(): void;
  reset(): void;
  clear(): void;
  send(data: string): void;
  output(): string;
};

export type Controls = { show(going: boolean, possible: boolean): void; askForLine(): void };

const COPIED_FOR = 1_500;

export function startControls(actions: Actions): Controls {
  const run = element<HTMLButtonElement>("run");
  const answer = element<HTMLInputElement>("answer");
  let isStop = false;

  run.addEventListener("click", () => (isStop ? actions.stop() : actions.run()));
  element("restart").addEventListener("click", () => actions.restart());
  element("reset").addEventListener("click", () => actions.reset());
  element("clear").addEventListener("click", () => actions.clear());
  element("copy").addEventListener("click", (event) => void copy(event.currentTarget as HTMLElement, actions.output()));
  element("interrupt").addEventListener("click", () => actions.send("\x03"));
  element("end-input").addEventListener("click", () => actions.send("\x04"));
  element("line").addEventListener("submit", (event) => {
    event.preventDefault();
    actions.send(`${answer.value}\r`);
    answer.value = "";
  });
  return {
    show: (going, possible) => {
      isStop = going;
      run.disabled = !possible;
      run.classList.toggle("going", going);
      element("restart").hidden = !going;
      setIcon(run, going ? "stop" : "play");
      inside(run, "[data-label]").textContent = going ? gettext("Stop") : gettext("Run");
      run.setAttribute("aria-keyshortcuts", going ? "Control+." : "Control+Enter");
      showKeys(going);
    },
    askForLine: () => answer.focus({ preventScroll: true }),
  };
}

async function copy(button: HTMLElement, text: string): Promise<void> {
  const done = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  setIcon(button, done ? "done" : "close");
  remark(done ? gettext("All output is in the clipboard") : gettext("The browser did not allow to copy"));
  window.setTimeout(() => setIcon(button, "copy"), COPIED_FOR);
}
