import { gettext } from "../page/i18n.ts";
import type { ProgramFile, TestCase } from "../page/program.ts";
import type { Limit } from "./limits.ts";
import { limitOf, sentence } from "./problem.ts";

export type Accepted = { id: string; terminalToken: string };
export type Submission = {
  language: string;
  files: ProgramFile[];
  args: string[];
  compilerOptions: string[];
  interactive: boolean;
  input?: string;
  cases?: TestCase[];
  terminal?: { cols: number; rows: number };
};

const WAIT = 20;

/** A refusal or a failure that can be shown as it is. */
export class ApiError extends Error {
  /** What of quotas, rates and the queue was in the way, and until when. */
  readonly limit: Limit | null;

  constructor(message: string, limit: Limit | null = null) {
    super(message);
    this.limit = limit;
  }
}

/** What an answer that is not as wished says. `body`: its JSON, if it had any. */
export function refusal({ status, headers }: Response, body: unknown): ApiError {
  const again = headers.get("Retry-After");
  return new ApiError(sentence(status, body, again), limitOf(status, body, again));
}

/** Hand the program to the server. Throws ApiError with one sentence for whatever goes wrong. */
export async function submit(submission: Submission): Promise<Accepted> {
  const response = await reach("/api/submit", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", ...identity() },
    body: JSON.stringify(submission),
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response, body);
  return body as Accepted;
}

/** The result of a run; null: it has not ended within WAIT seconds. Throws ApiError as `submit` does. */
export async function awaited<Answer>(id: string): Promise<Answer | null> {
  const response = await reach(`/api/result/${id}?wait=${WAIT}`, { headers: { Accept: "application/json", ...identity() } });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response, body);
  return response.status === 200 ? (body as Answer) : null;
}

/** Ask that the run be stopped. Whether that was heard is seen nowhere: it is for runs that the page has left. */
export async function cancel(run: { id: string }): Promise<void> {
  const init = { method: "POST", headers: identity() };
  await reach(`/api/executions/${run.id}/cancel`, init).catch(() => {});
}

export function terminalUrl(run: Accepted): string {
  const url = new URL(`/api/ws/terminal/${run.id}`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  url.searchParams.set("token", run.terminalToken);
  return url.href;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, credentials: "same-origin" });
  } catch {
    throw new ApiError(gettext("The site cannot be reached. Check your connection and run again."));
  }
}

/** Who the visitor is: in a frame of another site, where no cookies are sent, the page has a token for it. */
export function identity(): Record<string, string> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="embed-token"]')?.content;
  return token ? { "X-Embed-Token": token } : { "X-CSRFToken": csrfToken() };
}

/** The cookie is newer than the page when somebody logged in in another tab; it may also be hidden from scripts. */
function csrfToken(): string {
  const name = location.protocol === "https:" ? "__Host-csrftoken" : "csrftoken";
  const cookie = new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(document.cookie)?.[1];
  return cookie ?? document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}
