import { FitAddon } from "@xterm/addon-fit";
import { Unicode11Addon } from "@xterm/addon-unicode11";
import { WebLinksAddon } from "@xterm/addon-web-links";
import { Terminal } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import type { Place } from "../diagnostics/places.ts";
import { isTouch } from "../page/dom.ts";
import { onTheme, theme } from "../page/theme.ts";
import { clamp, disarm, harmless } from "./clamps.ts";
import { COLOURS } from "./colours.ts";
import { linkPlaces } from "./places.ts";

export type Screen = {
  readonly cols: number;
  readonly rows: number;
  write(data: string, done?: () => void): void;
  /** Blank, and free of every mode that a program may have left on. */
  reset(): void;
  clear(): void;
  /** While silent nothing goes to the program: neither keys nor the terminal's own answers to its queries. */
  setSilent(silent: boolean): void;
  text(): string;
  /** Let what `find` finds in a line be clicked. */
  linkPlaces(find: (text: string) => Place[], go: (place: Place) => void): void;
  focus(): void;
};

type Heard = { input(data: string): void; resized(cols: number, rows: number): void };

/** A terminal in `place`, and harmless. */
export function openScreen(place: HTMLElement, heard: Heard): Screen {
  const terminal = new Terminal({
    allowProposedApi: true, // For the Unicode version only.
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--mono"),
    fontSize: isTouch ? 13 : 13.5,
    lineHeight: 1.25,
    cursorBlink: true,
    cursorInactiveStyle: "none",
    scrollback: 5_000,
    minimumContrastRatio: 4.5,
    theme: COLOURS[theme()],
    disableStdin: true,
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = "11";
  terminal.loadAddon(new WebLinksAddon(openLink));
  clamp(terminal);
  disarm(terminal);
  terminal.open(place);
  freeTab(terminal);
  cleanPaste(place, terminal);
  terminal.textarea?.setAttribute("aria-label", "Terminal. Press Ctrl+M to let Tab leave it.");
  // xterm.js types what a phone's keyboard composes twice; there the line below the terminal takes the input.
  if (isTouch) terminal.textarea?.setAttribute("inputmode", "none");

  onTheme((next) => (terminal.options.theme = COLOURS[next]));
  new ResizeObserver(() => place.offsetWidth > 0 && fit.fit()).observe(place);
  fit.fit();
  terminal.onData((data) => heard.input(data));
  terminal.onResize(({ cols, rows }) => heard.resized(cols, rows));
  return {
    get cols() { return terminal.cols; },
    get rows() { return terminal.rows; },
    write: (data, done) => terminal.write(data, done),
    reset: () => terminal.reset(),
    clear: () => terminal.clear(),
    setSilent: (silent) => (terminal.options.disableStdin = silent),
    text: () => textOf(terminal),
    linkPlaces: (find, go) => linkPlaces(terminal, find, go),
    focus: () => terminal.focus(),
  };
}

/** A link that a program printed opens only when that is meant: with Ctrl or Command held. */
function openLink(event: MouseEvent, address: string): void {
  if (!event.ctrlKey && !event.metaKey) return;
  if (/^https?:/i.test(address)) window.open(address, "_blank", "noopener,noreferrer");
}

/** xterm.js takes every Tab. Ctrl+M lets it go on through the page, as in the editor; once more takes it back. */
function freeTab(terminal: Terminal): void {
  let free = false;
  terminal.attachCustomKeyEventHandler((event) => {
    const control = event.ctrlKey && !event.altKey && !event.metaKey;
    if (control && event.key === "m") {
      if (event.type === "keydown") free = !free;
      event.preventDefault();
      return false;
    }
    if (free && event.key === "Tab") return false;
    // With something selected Ctrl+C copies it; Ctrl+V pastes. Both are the browser's own then.
    if (control && event.key === "c" && terminal.hasSelection()) return false;
    return !(control && event.key.toLowerCase() === "v");
  });
}

function cleanPaste(place: HTMLElement, terminal: Terminal): void {
  place.addEventListener(
    "paste",
    (event) => {
      event.preventDefault();
      event.stopPropagation();
      terminal.paste(harmless(event.clipboardData?.getData("text/plain") ?? ""));
    },
    { capture: true },
  );
}

function textOf(terminal: Terminal): string {
  const buffer = terminal.buffer.active;
  let text = "";
  for (let at = 0; at < buffer.length; at += 1) {
    const line = buffer.getLine(at);
    if (!line) continue;
    text += line.isWrapped || at === 0 ? "" : "\n";
    text += line.translateToString(!buffer.getLine(at + 1)?.isWrapped);
  }
  return text.trimEnd();
}
