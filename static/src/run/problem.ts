// Problem documents (RFC 9457) as one sentence.

import { gettext } from "../page/i18n.ts";
import { limitIn, ofLimit } from "./limits.ts";
import type { Limit } from "./limits.ts";

type Problem = { detail?: unknown; title?: unknown; errors?: unknown };

const BY_STATUS: Record<number, string> = {
  401: gettext("You need to log in to run programs here."),
  403: gettext("The server refused this. Reload the page and run again."),
  404: gettext("The server does not know this language any more. Reload the page."),
  413: gettext("The program is too large."),
  429: gettext("That was too many runs for now."),
  503: gettext("The server is busy."),
};

/** One sentence for the user. `retryAfter` is the header's value: seconds. */
export function sentence(status: number, body: unknown, retryAfter: string | null): string {
  const limit = limitOf(status, body, retryAfter);
  if (limit && !/again|\d+ ?s\b/i.test(limit.sentence)) return `${limit.sentence} ${gettext("Try again in %(time)s.", { time: wait(limit.seconds) })}`;
  return limit?.sentence ?? finished(ofLimit(firstError(body) ?? detail(body) ?? BY_STATUS[status] ?? gettext("Something went wrong on the server.")));
}

/** As `limitIn`, of a problem document. */
export function limitOf(status: number, body: unknown, retryAfter: string | null): Limit | null {
  const limit = limitIn(status, detail(body) ?? BY_STATUS[status] ?? null, retryAfter);
  return limit && { ...limit, sentence: finished(limit.sentence) };
}

function detail(body: unknown): string | null {
  const problem = (typeof body === "object" ? body : null) as Problem | null;
  if (typeof problem?.detail === "string" && problem.detail) return problem.detail;
  return typeof problem?.title === "string" && problem.title ? problem.title : null;
}

function firstError(body: unknown): string | null {
  const errors = (body as Problem | null)?.errors;
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  if (typeof first !== "object" || first === null || !("message" in first)) return null;
  const field = "field" in first && typeof first.field === "string" && first.field ? `${first.field} ` : "";
  return typeof first.message === "string" ? capitalised(field + first.message) : null;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function finished(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function wait(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return gettext("%(count)s minutes", { count: Math.ceil(seconds / 60) });
}
