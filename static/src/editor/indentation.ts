/** The white space that the line at `position` begins with, and one of `step` blanks more after an opening. */
export function indentation(text: string, position: number, step = 4): string {
  const line = text.slice(text.lastIndexOf("\n", position - 1) + 1, position);
  const own = /^[ \t]*/.exec(line)?.[0] ?? "";
  return /[:{([]\s*$/.test(line) ? own + (own.includes("\t") ? "\t" : " ".repeat(step)) : own;
}
