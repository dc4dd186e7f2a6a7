// Files that come from the visitor's disk and go there.

import { gettext } from "../page/i18n.ts";
import { MOST_FILES, sizeOf } from "../page/program.ts";
import type { ProgramFile } from "../page/program.ts";
import { faultOf } from "./names.ts";

/** A sentence for what cannot be taken. */
export class Refusal extends Error {}

/** What `bytes` are as a file of a program: text where they are UTF-8 without NUL, else base64. */
export function fileOf(name: string, bytes: Uint8Array): ProgramFile {
  try {
    const content = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!content.includes("\0")) return { name, content };
  } catch {
    // Then it is no text.
  }
  return { name, content: toBase64(bytes), encoding: "base64" };
}

/** The bytes that `file` has on a disk. */
export function bytesOf({ content, encoding }: ProgramFile): Uint8Array<ArrayBuffer> {
  if (encoding !== "base64") return new TextEncoder().encode(content);
  return Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
}

/** `files` with `more` in place of those of the same name. Throws Refusal where that is too much or badly named. */
export function joined(files: readonly ProgramFile[], more: readonly ProgramFile[], most: number): ProgramFile[] {
  const kept = new Map(files.map((file) => [file.name, file]));
  for (const file of more) kept.set(file.name, { ...kept.get(file.name), encoding: "utf8", ...file });
  const all = [...kept.values()].map(({ encoding, ...file }) => (encoding === "base64" ? { ...file, encoding } : file));
  for (const { name } of more) {
    const fault = faultOf(name, all.map((each) => each.name).filter((other) => other !== name));
    if (fault) throw new Refusal(gettext("%(name)s was not taken. %(fault)s", { name, fault }));
  }
  if (all.length > MOST_FILES) throw new Refusal(gettext("A program has at most %(count)s files.", { count: MOST_FILES }));
  const size = sizeOf(all);
  if (size > most) throw new Refusal(tooLarge(size, most));
  return all;
}

export function tooLarge(size: number, most: number): string {
  return gettext("All files together have at most %(most)s; with these it would be %(size)s.", { most: amount(most), size: amount(size) });
}

export function amount(bytes: number): string {
  if (bytes < 1024) return gettext("%(count)s bytes", { count: bytes });
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
