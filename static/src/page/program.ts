// A program as the page, a draft and the server's `program` hold it. Values only: no document, no storage.

import type { Language } from "./languages.ts";

export type ProgramFile = { name: string; content: string; encoding?: "utf8" | "base64" };
export type TestCase = { name: string; input: string; args?: string[] | null; expectedOutput?: string | null };
export type ProgramDocument = {
  language: string;
  /** The first is the main one; there always is one. */
  files: ProgramFile[];
  input: string;
  args: string[];
  compilerOptions: string[];
  cases: TestCase[];
};

export const MOST_FILES = 50;

/** What a language's page begins with. */
export function starterOf({ slug, fileName, starter }: Language): ProgramDocument {
  return programOf(slug, fileName, starter);
}

/** A program of one file. */
export function programOf(language: string, name: string, content: string): ProgramDocument {
  return { language, files: [{ name, content }], input: "", args: [], compilerOptions: [], cases: [] };
}

/** `found` as a program, what it lacks filled in; null for what is none. */
export function readProgram(found: unknown): ProgramDocument | null {
  if (!isRecord(found) || typeof found.language !== "string") return null;
  const files = listOf(found.files, isFile);
  const cases = listOf(found.cases, isCase);
  const args = listOf(found.args, isText);
  const compilerOptions = listOf(found.compilerOptions, isText);
  if (!files?.length || !cases || !args || !compilerOptions) return null;
  const input = isText(found.input) ? found.input : "";
  return { language: found.language, files, input, args, compilerOptions, cases };
}

export function isSame(one: ProgramDocument, other: ProgramDocument): boolean {
  return JSON.stringify(readProgram(one)) === JSON.stringify(readProgram(other));
}

/** Bytes of all files, as a run's limit counts them. */
export function sizeOf(files: readonly ProgramFile[]): number {
  return files.reduce((sum, file) => sum + bytesIn(file), 0);
}

export function bytesIn({ content, encoding }: ProgramFile): number {
  if (encoding === "base64") return Math.floor((content.replace(/=+$/, "").length * 3) / 4);
  return new TextEncoder().encode(content).length;
}

function listOf<T>(found: unknown, isOne: (each: unknown) => each is T): T[] | null {
  if (found === undefined || found === null) return [];
  return Array.isArray(found) && found.every(isOne) ? found : null;
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === "object" && found !== null;
}

function isText(found: unknown): found is string {
  return typeof found === "string";
}

function isFile(found: unknown): found is ProgramFile {
  return isRecord(found) && isText(found.name) && isText(found.content);
}

function isCase(found: unknown): found is TestCase {
  return isRecord(found) && isText(found.name ?? "") && isText(found.input ?? "");
}
