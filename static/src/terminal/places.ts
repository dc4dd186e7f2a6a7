// Lines of the terminal that name a place in the program lead there.

import type { ILink, Terminal } from "@xterm/xterm";
import type { Place } from "../diagnostics/places.ts";

/** Rows of the screen that are read as one line, above and below. */
const MOST_ROWS = 12;

type Cell = { x: number; y: number };

/** `find` finds places in a line; `go` shows one. */
export function linkPlaces(terminal: Terminal, find: (text: string) => Place[], go: (place: Place) => void): void {
  terminal.registerLinkProvider({
    provideLinks: (row, tell) => {
      const { text, cells } = lineAround(terminal, row);
      const found = find(text).map((place) => link(place, cells, go));
      tell(found.filter((each): each is ILink => each !== null));
    },
  });
}

function link(place: Place, cells: readonly Cell[], go: (place: Place) => void): ILink | null {
  const [start, end] = [cells[place.start], cells[place.end - 1]];
  if (!start || !end) return null;
  return { range: { start, end }, text: `${place.file}:${place.line}`, activate: () => go(place) };
}

/** The line that wraps around `row` (from 1), and the cell of each of its UTF-16 units. */
function lineAround(terminal: Terminal, row: number): { text: string; cells: Cell[] } {
  const buffer = terminal.buffer.active;
  let first = row - 1;
  while (buffer.getLine(first)?.isWrapped && row - first <= MOST_ROWS) first -= 1;
  let text = "";
  const cells: Cell[] = [];
  for (let at = first; at < row + MOST_ROWS; at += 1) {
    const line = buffer.getLine(at);
    if (!line || (at > first && !line.isWrapped)) break;
    for (let x = 0; x < terminal.cols; x += 1) {
      const cell = line.getCell(x);
      if (!cell?.getWidth()) continue; // The second half of a wide character.
      const characters = cell.getChars() || " ";
      text += characters;
      for (let unit = 0; unit < characters.length; unit += 1) cells.push({ x: x + 1, y: at + 1 });
    }
  }
  return { text, cells };
}
