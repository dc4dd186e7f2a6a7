// What compilers and failed programs say about places in the program's files.

export type Severity = "error" | "warning" | "info";

/** Lines and columns count from 1, columns in UTF-16 units; `endColumn` is the first one behind. */
export type Span = { column?: number; endColumn?: number };

export type Problem = Span & { file: string; line: number; severity: Severity; message: string };

/** A file of the program that ran. */
export type Source = { name: string; content: string };

/** How many problems are shown. */
export const MOST = 100;

/** A problem in the words of the editor: without what it does not know. */
export function problem(file: string, line: number, span: Span, severity: Severity, message: string): Problem {
  const { column, endColumn } = span;
  const known = { ...(column !== undefined && { column }), ...(endColumn !== undefined && { endColumn }) };
  return { file, line, ...known, severity, message };
}
