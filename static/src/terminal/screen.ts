import { gettext } from "../page/i18n.ts";
import { FitAddon } from "@xterm/addon-fit";
import { Unicode11Addon } from "@xterm/addon-unicode11";
import { WebLinksAddon } from "@xterm/addon-web-links";
import { Terminal } from "@xterm/xterm";
import type { ITerminalOptions } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import type { Place } from "../diagnostics/places.ts";
import { isTouch } from "../page/dom.ts";
import { onSettings, settings } from "../page/settings.ts";
import type { Settings } from "../page/settings.ts";
import { onTheme, theme } from "../page/theme.ts";
import { clamp, disarm, harmless } from "./clamps.ts";
import { COLOURS, LEAST_CONTRAST } from "./colours.ts";
import { Find } from "./find.ts";
import { shareKeys } from "./keys.ts";
import { askBeforeOpening } from "./links.ts";
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

/** A terminal in `place`, and harmless. `findable`: the page's search is in it. */
export function openScreen(place: HTMLElement, heard: Heard, { findable = false } = {}): Screen {
  const terminal = new Terminal({
    allowProposedApi: true, // For the Unicode version only.
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--mono"),
    ...readable(settings()),
    lineHeight: 1.25,
    cursorBlink: true,
    cursorInactiveStyle: "none",
    scrollback: 10_000,
    minimumContrastRatio: LEAST_CONTRAST,
    theme: COLOURS[theme()],
    disableStdin: true,
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = "11";
  terminal.loadAddon(new WebLinksAddon((_event, address) => askBeforeOpening(address)));
  clamp(terminal);
  disarm(terminal);
  terminal.open(place);
  onTheme((next) => (terminal.options.theme = COLOURS[next]));
  const find = findable ? new Find(terminal) : null;
  shareKeys(terminal, { find: () => void find?.open() });
  cleanPaste(place, terminal);
  terminal.textarea?.setAttribute("aria-label", gettext("Terminal. Press Ctrl+M to let Tab leave it."));
  // xterm.js types what a phone's keyboard composes twice; there the line below the terminal takes the input.
  if (isTouch) terminal.textarea?.setAttribute("inputmode", "none");

  onSettings((next) => {
    Object.assign(terminal.options, readable(next));
    if (place.offsetWidth > 0) fit.fit();
  });
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

/** What the visitor's settings are here: a little smaller than the code. */
function readable({ fontSize, screenReader }: Settings): ITerminalOptions {
  return { fontSize: fontSize - (isTouch ? 1 : 0.5), screenReaderMode: screenReader };
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
