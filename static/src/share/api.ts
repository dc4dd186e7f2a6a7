import type { ProgramDocument } from "../page/program.ts";
import { gettext } from "../page/i18n.ts";
import { ApiError, identity, refusal } from "../run/api.ts";

export type Visibility = "link" | "private";
export type Shared = {
  id: string;
  url: string;
  title: string;
  language: string;
  visibility: Visibility;
  createdAt: string;
  expiresAt: string | null;
};
export type Sharing = {
  program: ProgramDocument;
  title: string;
  visibility: Visibility;
  expiresIn?: number;
  executionId?: string;
};

const PATH = "/api/snapshots";

/** Each throws ApiError with one sentence for whatever goes wrong. */
export async function share(sharing: Sharing): Promise<Shared> {
  return (await call("POST", PATH, sharing)) as Shared;
}

/** The newest hundred. */
export async function shared(): Promise<Shared[]> {
  return ((await call("GET", `${PATH}?limit=100`)) as { snapshots: Shared[] }).snapshots;
}

export async function takeBack(id: string): Promise<void> {
  await call("DELETE", `${PATH}/${id}`);
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { "Content-Type": "application/json", ...identity() };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(path, init).catch(() => {
    throw new ApiError(gettext("The site cannot be reached. Check your connection and try again."));
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response, answer);
  return answer;
}
