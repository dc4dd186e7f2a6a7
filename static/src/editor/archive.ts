// Zip archives; loaded when one is asked for.

import { unzipSync, zipSync } from "fflate";
import { gettext } from "../page/i18n.ts";
import { MOST_FILES } from "../page/program.ts";
import type { ProgramFile } from "../page/program.ts";
import { Refusal, bytesOf, fileOf, tooLarge } from "./carrying.ts";

export function packed(files: readonly ProgramFile[]): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map((file) => [file.name, bytesOf(file)])));
}

/** The files in an archive, of at most `most` bytes in all, as it says itself. Throws Refusal. */
export function unpacked(archive: Uint8Array, most: number): ProgramFile[] {
  let size = 0;
  let count = 0;
  try {
    const found = unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (isNone(name)) return false;
        size += originalSize;
        count += 1;
        if (size > most) throw new Refusal(tooLarge(size, most));
        if (count > MOST_FILES) throw new Refusal(gettext("A program has at most %(count)s files.", { count: MOST_FILES }));
        return true;
      },
    });
    return withoutCommonFolder(Object.entries(found).map(([name, bytes]) => fileOf(name, bytes)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(gettext("This zip archive cannot be read."));
  }
}

/** Folders, and what systems leave in archives of theirs. */
function isNone(name: string): boolean {
  return name.endsWith("/") || name.startsWith("__MACOSX/") || /(^|\/)\.DS_Store$/.test(name);
}

/** An archive of one folder is that folder's content. */
function withoutCommonFolder(files: ProgramFile[]): ProgramFile[] {
  const folder = /^[^/]+\//.exec(files[0]?.name ?? "")?.[0];
  if (!folder || !files.every((file) => file.name.startsWith(folder))) return files;
  return files.map((file) => ({ ...file, name: file.name.slice(folder.length) }));
}
