import { Unicode11Addon } from "@xterm/addon-unicode11";
import { Terminal } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import { gettext } from "../page/i18n.ts";
import { settings } from "../page/settings.ts";
import { onTheme, theme } from "../page/theme.ts";
import { clamp, disarm } from "../terminal/clamps.ts";
import { COLOURS, LEAST_CONTRAST } from "../terminal/colours.ts";

const LARGEST_FONT = 13.5;
const SMALLEST_FONT = 9.5;
const SMALLEST = { columns: 38, rows: 6 };
const WIDTH_OF_LETTER = 0.605; // Of the font size, for the monospaced fonts that there are.

const SCROLLS: Record<string, (terminal: Terminal) => void> = {
  ArrowUp: (terminal) => terminal.scrollLines(-1),
  ArrowDown: (terminal) => terminal.scrollLines(1),
  PageUp: (terminal) => terminal.scrollPages(-1),
  PageDown: (terminal) => terminal.scrollPages(1),
  Home: (terminal) => terminal.scrollToTop(),
  End: (terminal) => terminal.scrollToBottom(),
};

/** A terminal of the recorded size in `place` that nobody can type into. */
export function openReplay(place: HTMLElement, columns: number, rows: number): Terminal {
  const fontFamily = getComputedStyle(document.documentElement).getPropertyValue("--mono");
  const terminal = new Terminal({
    allowProposedApi: true, // For the Unicode version only.
    cols: columns,
    rows,
    fontFamily,
    fontSize: fitting(place, columns),
    lineHeight: 1.25,
    cursorBlink: false,
    cursorInactiveStyle: "none",
    scrollback: 10_000,
    minimumContrastRatio: LEAST_CONTRAST,
    theme: COLOURS[theme()],
    disableStdin: true,
    screenReaderMode: settings().screenReader,
  });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = "11";
  clamp(terminal);
  disarm(terminal);
  terminal.open(place);
  // Nothing is typed here: Tab leaves it, and what else scrolls a page scrolls it.
  terminal.attachCustomKeyEventHandler((event) => {
    const scroll = event.type === "keydown" && SCROLLS[event.key];
    if (scroll) event.preventDefault();
    if (scroll) scroll(terminal);
    return false;
  });
  terminal.textarea?.setAttribute("aria-label", gettext("Recorded output"));
  terminal.textarea?.setAttribute("inputmode", "none");
  onTheme((next) => (terminal.options.theme = COLOURS[next]));
  new ResizeObserver(() => place.offsetWidth > 0 && (terminal.options.fontSize = fitting(place, terminal.cols))).observe(place);
  terminal.onResize(({ cols }) => (terminal.options.fontSize = fitting(place, cols)));
  return terminal;
}

/** As small as what is in it, all of which then still looks as it did. */
export function shrink(terminal: Terminal): void {
  const { active } = terminal.buffer;
  let longest = SMALLEST.columns;
  for (let at = 0; at < active.length; at += 1) {
    const line = active.getLine(at);
    if (line?.isWrapped) longest = terminal.cols;
    else longest = Math.max(longest, widthOf(line?.translateToString(true) ?? "") + 1);
  }
  const used = Math.max(SMALLEST.rows, active.baseY + active.cursorY + 1);
  terminal.resize(Math.min(terminal.cols, longest), Math.min(terminal.rows, used));
}

/** Cells at most: letters of many scripts take two. */
function widthOf(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : text.length * 2;
}

/** The size in which all columns can be seen, as far as that can be read. */
function fitting(place: HTMLElement, columns: number): number {
  const room = (place.clientWidth - 40) / columns / WIDTH_OF_LETTER;
  return Math.min(LARGEST_FONT, Math.max(SMALLEST_FONT, Math.floor(room * 4) / 4));
}
