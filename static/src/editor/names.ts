// What a file may be called. The server says the same; here it is said before anything is sent.

import { gettext } from "../page/i18n.ts";

const LONGEST = 255; // Bytes
const DEEPEST = 10;
const DEVICE = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])$/;

/** What is wrong with `name` beside the `others`, as a sentence; null for a good one. */
export function faultOf(name: string, others: readonly string[]): string | null {
  const parts = name.split("/");
  const [first = ""] = parts;
  const faults: [boolean, () => string][] = [
    [!name, () => gettext("A file needs a name.")],
    [bytes(name) > LONGEST, () => gettext("A name has at most %(count)s bytes.", { count: LONGEST })],
    [name.startsWith("/"), () => gettext("A name does not begin with a slash: write src/main.py.")],
    [name.includes("\\"), () => gettext("Folders are separated by /, not by a backslash.")],
    [/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name), () => gettext("A name has no control or invisible characters.")],
    [parts.some((part) => ["", ".", ".."].includes(part)), () => gettext("No part of a name is empty, “.” or “..”.")],
    [parts.some((part) => part !== part.trim()), () => gettext("No part of a name begins or ends with a blank.")],
    [parts.length > DEEPEST, () => gettext("A name has at most %(count)s parts.", { count: DEEPEST })],
    [folded(first) === "output", () => gettext("“output” is for what the program writes: choose another name.")],
    [parts.some(isDevice), () => gettext("Windows takes this name for a device: choose another one.")],
    [others.some((other) => folded(other) === folded(name)), () => gettext("There is a file of this name already.")],
    [others.some((other) => isAbove(other, name) || isAbove(name, other)), () => gettext("This name is both a file's and a folder's.")],
  ];
  return faults.find(([isAtFault]) => isAtFault)?.[1]() ?? null;
}

/** `name`, or with a number before its ending, so that none of `others` is the same. */
export function unusedName(name: string, others: readonly string[]): string {
  const [, stem = name, ending = ""] = /^(.+?)(\.[^./]*)?$/.exec(name) ?? [];
  const taken = new Set(others.map(folded));
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${stem}${number}${ending}`;
    if (!taken.has(folded(tried))) return tried;
  }
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** File systems that mix up upper and lower case must be able to hold the program. */
function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function isDevice(part: string): boolean {
  return DEVICE.test(folded(part.split(".")[0] ?? ""));
}

function isAbove(folder: string, name: string): boolean {
  return folded(name).startsWith(`${folded(folder)}/`);
}
