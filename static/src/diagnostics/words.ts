// How grave a message is, and the message without the words that say so.

import type { Severity } from "./problem.ts";

const GRADE = /^\W{0,4}(?:(?:fatal|internal|compile|parse|runtime)[ -])?(error|warning|note|info|hint|help|remark|fatal)\b(?=[\s:[\d]|$)/i;
const GRADES: Record<string, Severity> = { warning: "warning", note: "info", info: "info", hint: "info", help: "info", remark: "info" };
/** What runtimes say before the message itself. */
const HERALDS = [/^Exception in thread "[^"]*" /, /^Caused by: /, /^Caught: /, /^Unhandled exception[.:] /i, /^\[ERROR\] FATAL UNHANDLED EXCEPTION: /, /^\*\* /, /^exception error: /];

/** `saysSo`: the words themselves told the grade. */
export type Said = { severity: Severity; message: string; saysSo: boolean };

export function read(text: string): Said {
  const trimmed = text.trim();
  const grade = GRADE.exec(trimmed);
  if (!grade) return { severity: "error", message: unheralded(trimmed), saysSo: false };
  const word = (grade[1] ?? "").toLowerCase();
  const rest = trimmed.slice(grade[0].length).replace(/^[:\s]+/, "").replace(/^\[([\w-]+)\]:?\s*/, "$1: ");
  return { severity: GRADES[word] ?? "error", message: rest, saysSo: true };
}

function unheralded(text: string): string {
  return HERALDS.reduce((rest, herald) => rest.replace(herald, ""), text);
}
