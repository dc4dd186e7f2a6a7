// One line of text as a program's arguments, and back: a shell's words and quotes, and nothing else of a shell.

export type Split = { words: string[]; isClosed: boolean };

const PLAIN = /^[\w@%+=:,./-]+$/;

/** The words of `line`. `'as it is'`, `"with \" and \\"`, `\ ` outside of quotes. Of an open quote the rest is one word. */
export function split(line: string): Split {
  const words: string[] = [];
  let word: string | null = null;
  let quote = "";
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    const next = line.charAt(at + 1);
    if (character === "\\" && next && isEscape(quote, next)) {
      word = (word ?? "") + next;
      at += 1;
    } else if (character === quote) quote = "";
    else if (!quote && (character === "'" || character === '"')) {
      quote = character;
      word ??= "";
    } else if (!quote && /\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? "") + character;
  }
  if (word !== null) words.push(word);
  return { words, isClosed: quote === "" };
}

/** A line that `split` makes `words` of. */
export function join(words: readonly string[]): string {
  return words.map((word) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(" ");
}

function isEscape(quote: string, next: string): boolean {
  if (quote === "'") return false;
  return quote === "" || next === '"' || next === "\\";
}
