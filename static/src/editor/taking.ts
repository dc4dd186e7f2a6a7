import { gettext, ngettext } from "../page/i18n.ts";
import type { Language } from "../page/languages.ts";
import { notify } from "../page/notice.ts";
import type { ProgramDocument, ProgramFile } from "../page/program.ts";
import type { Project } from "../page/project.ts";
import { Refusal, fileOf, joined, tooLarge } from "./carrying.ts";
import { endingOf } from "./modes.ts";

export type Taken = {
  project: Project;
  language(): Language | undefined;
  /** Nothing was changed yet: what comes takes the place of the starter. */
  isUntouched(): boolean;
  /** Show `program` in place of what is there, with its ids. */
  put(program: ProgramDocument): void;
};

/** Take files of the visitor's disk into the program. Returns the name of the first; null: they were refused, with a sentence. */
export async function take(uploaded: File[], { project, language, isUntouched, put }: Taken): Promise<string | null> {
  const most = Number(document.getElementById("workbench")?.dataset.mostBytes) || 1024 * 1024;
  const before = project.document;
  try {
    const more = await read(uploaded, most);
    if (!more.length) return null;
    const files = isUntouched() && hasOwn(more, language()) ? joined([], mainFirst(more, language()), most) : joined(before.files, more, most);
    put({ ...before, files });
    const said = ngettext("%(name)s is added.", "%(count)s files are added.", more.length, { name: more[0]?.name ?? "" });
    notify(said, [{ label: gettext("Undo"), action: () => put(before) }]);
    return more[0]?.name ?? null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    notify(error.message);
    return null;
  }
}

async function read(uploaded: File[], most: number): Promise<ProgramFile[]> {
  const size = uploaded.reduce((sum, file) => sum + file.size, 0);
  if (size > most) throw new Refusal(tooLarge(size, most)); // Before any of it is in memory.
  const all = await Promise.all(uploaded.map((file) => readOne(file, most)));
  return all.flat();
}

async function readOne(file: File, most: number): Promise<ProgramFile[]> {
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) throw new Refusal(gettext("%(name)s cannot be read. Folders are taken as zip archives.", { name: file.name }));
  if (!file.name.toLowerCase().endsWith(".zip")) return [fileOf(file.name, new Uint8Array(bytes))];
  const { unpacked } = await import("./archive.ts");
  return unpacked(new Uint8Array(bytes), most);
}

/** Whether there is a program of `language` among `files`, and not only something for it to read. */
function hasOwn(files: ProgramFile[], language: Language | undefined): boolean {
  return files.some((file) => isSource(file, language));
}

function mainFirst(files: ProgramFile[], language: Language | undefined): ProgramFile[] {
  const main = files.find((file) => file.name === language?.fileName) ?? files.find((file) => isSource(file, language));
  return main ? [main, ...files.filter((file) => file !== main)] : files;
}

function isSource({ name, encoding }: ProgramFile, language: Language | undefined): boolean {
  return encoding !== "base64" && language !== undefined && endingOf(name) === endingOf(language.fileName);
}
