// Tables as text (RFC 4180, and what spreadsheets make of it).

export type Table = { rows: string[][]; isCut: boolean };

type Bounds = { rows: number; columns: number };

/** The table in `text`, no more of it than `bounds` says. The separator is the one its first line has most of. */
export function readTable(text: string, bounds: Bounds): Table {
  const table: Table = { rows: [], isCut: false };
  const separator = separatorOf(text);
  const cell = new RegExp(`("(?:[^"]|"")*(?:"|$)|[^${separator}\\r\\n]*)(${separator}|\\r?\\n|\\r|$)`, "y");
  let row: string[] = [];
  for (let end = ""; cell.lastIndex < text.length || end === separator; ) {
    const found = cell.exec(text);
    if (!found) break;
    end = found[2] ?? "";
    if (row.length < bounds.columns) row.push(plain(found[1] ?? ""));
    else table.isCut = true;
    if (end === separator) continue;
    if (table.rows.length === bounds.rows) return { ...table, isCut: true };
    table.rows.push(row);
    row = [];
    if (end === "") break;
  }
  return table;
}

/** Whether all that stand below the head of a column are numbers. */
export function isNumeric(rows: readonly string[][], column: number): boolean {
  const cells = rows.slice(1).map((row) => row[column]?.trim() ?? "").filter(Boolean);
  return cells.length > 0 && cells.every((each) => /^[-+]?[\d.,]+(?:e[-+]?\d+)?%?$/i.test(each));
}

function separatorOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  const counts = [",", ";", "\t"].map((each) => ({ each, count: line.split(each).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).each;
}

function plain(cell: string): string {
  return cell.startsWith('"') ? cell.replace(/^"|"$/g, "").replaceAll('""', '"') : cell;
}
