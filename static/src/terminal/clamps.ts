import type { IDisposable, IFunctionIdentifier, Terminal } from "@xterm/xterm";

// xterm.js 6 obeys "repeat 2147483647 times" to the letter: `CSI 2147483647 b` held a tab for 172 s, `L M S T I Z`
// longer. A program's output must not be able to take the page, and with it Stop, from its reader.

/** Nobody scrolls, inserts or tabs by more lines than a screen has. */
const MOST_LINES = 64;
const MOST_COLUMNS = 256;

const BY_LINES: IFunctionIdentifier[] = [..."LMSTIZ"].map((final) => ({ final }));
const BY_COLUMNS: IFunctionIdentifier[] = [
  ...[..."b@PX"].map((final) => ({ final })),
  { intermediates: "'", final: "}" },
  { intermediates: "'", final: "~" },
  { intermediates: " ", final: "@" },
  { intermediates: " ", final: "A" },
];

type Parameters = (number | number[])[];

/** Whether a sequence's count is beyond `most`. */
export function isExcessive(params: Parameters, most: number): boolean {
  const first = params[0];
  return (Array.isArray(first) ? (first[0] ?? 0) : (first ?? 0)) > most;
}

/** Make `terminal` swallow the sequences that would freeze it. */
export function clamp(terminal: Terminal): IDisposable[] {
  const swallow = (id: IFunctionIdentifier, most: () => number) =>
    terminal.parser.registerCsiHandler(id, (params) => isExcessive(params, most()));
  return [
    ...BY_LINES.map((id) => swallow(id, () => MOST_LINES)),
    ...BY_COLUMNS.map((id) => swallow(id, () => Math.max(MOST_COLUMNS, terminal.cols))),
  ];
}

/** Links whose text is not their address (OSC 8) and clipboard access (OSC 52) do nothing here. */
export function disarm(terminal: Terminal): IDisposable[] {
  return [8, 52].map((command) => terminal.parser.registerOscHandler(command, () => true));
}

/** Pasted text without the escape that could end a bracketed paste early and have the rest obeyed. */
export function harmless(pasted: string): string {
  return pasted.replaceAll("\x1b", "");
}
