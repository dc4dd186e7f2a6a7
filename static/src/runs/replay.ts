import { Unicode11Addon } from "@xterm/addon-unicode11";
import { Terminal } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import { gettext } from "../page/i18n.ts";
import { settings } from "../page/settings.ts";
import { onTheme, theme } from "../page/theme.ts";
import { clamp, disarm } from "../terminal/clamps.ts";
import { COLOURS } from "../terminal/colours.ts";

const LARGEST_FONT = 13.5;
const SMALLEST_FONT = 7;
const WIDTH_OF_LETTER = 0.605; // Of the font size, for the monospaced fonts that there are.

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
    minimumContrastRatio: 4.5,
    theme: COLOURS[theme()],
    disableStdin: true,
    screenReaderMode: settings().screenReader,
  });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = "11";
  clamp(terminal);
  disarm(terminal);
  terminal.open(place);
  // Nothing is typed here, so it takes no key: Tab, Space and the arrows stay the page's.
  terminal.attachCustomKeyEventHandler(() => false);
  terminal.textarea?.setAttribute("aria-label", gettext("Recorded output"));
  terminal.textarea?.setAttribute("inputmode", "none");
  onTheme((next) => (terminal.options.theme = COLOURS[next]));
  new ResizeObserver(() => place.offsetWidth > 0 && (terminal.options.fontSize = fitting(place, columns))).observe(place);
  return terminal;
}

/** The size in which all columns can be seen, as far as that can be read. */
function fitting(place: HTMLElement, columns: number): number {
  const room = (place.clientWidth - 40) / columns / WIDTH_OF_LETTER;
  return Math.min(LARGEST_FONT, Math.max(SMALLEST_FONT, Math.floor(room * 4) / 4));
}
