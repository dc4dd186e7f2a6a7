// Limits of quotas, rates and the queue: what the server says of them in English, in the visitor's language.

import { amount } from "../editor/carrying.ts";
import { gettext, ngettext } from "../page/i18n.ts";

/** `seconds`: until there is room again, as far as the server knows. */
export type Limit = { sentence: string; seconds: number };

type Said = (first: string, second: string) => string;

const SHAPES: [RegExp, Said][] = [
  [/^Your quota allows (\d+) runs a day, and they are used up/, (most) => ngettext("Your one run of today is used up.", "Your %(count)s runs of today are used up.", Number(most))],
  [/^Your quota allows (\d+) runs a minute, and they are used up/, (most) => ngettext("Your one run of this minute is used up.", "Your %(count)s runs of this minute are used up.", Number(most))],
  [/^Your quota allows (\d+) CPU seconds a day, and they are used up/, (most) => gettext("Your %(most)s CPU seconds of today are used up.", { most })],
  [/^Your quota allows (\d+) CPU seconds a day, and what is left/, (most) => gettext("What is left of your %(most)s CPU seconds of today is kept for your runs that have not ended.", { most })],
  [/^Your quota allows (\d+) waiting runs, and as many wait/, (most) => gettext("%(most)s of your runs wait already, as many as may.", { most })],
  [/^At most (\d+) calls .+ a minute are answered/, (most) => gettext("More than %(most)s requests in a minute are not answered.", { most })],
  [/^The queue is full: (\d+) programs wait already/, (count) => gettext("The site is busy: %(count)s programs wait already.", { count })],
  [/^No worker is there to run programs right now/, () => gettext("Nothing can be run right now: the site is being restarted or repaired.")],
  [/^(.+) is not installed on this site, or not yet/, (language) => gettext("%(language)s is not installed here, or not yet.", { language })],
  [/^(?:Code|Files) must have at most (\d+) bytes in all(?:, as your quota allows)?; it has (\d+)/i, (most, size) => gettext("The program has %(size)s; at most %(most)s can be run.", { size: amount(Number(size)), most: amount(Number(most)) })],
  [/^Your quota does not include the language (.+); it includes (.+)\.$/, (language, allowed) => gettext("Your quota does not include %(language)s; it includes %(allowed)s.", { language, allowed })],
  [/^Your quota does not include interactive programs/, () => gettext("Your quota does not include interactive programs: let it read a text, in the Input tab.")],
];

/** The limit that an answer tells of: its number, and when it ends; null for an answer of another kind. */
export function limitIn(status: number, detail: string | null, retryAfter: string | null): Limit | null {
  const seconds = Math.ceil(Number(retryAfter));
  if ((status !== 429 && status !== 503) || !detail || !(seconds > 0)) return null;
  return { sentence: ofLimit(detail), seconds };
}

export function ofLimit(sentence: string): string {
  for (const [shape, said] of SHAPES) {
    const found = shape.exec(sentence);
    if (found) return said(found[1] ?? "", found[2] ?? "");
  }
  return sentence;
}
