// The user's saved programs, as the server keeps them.

import { ApiError, identity, refusal } from "../run/api.ts";
import { gettext } from "./i18n.ts";
import type { ProgramDocument } from "./program.ts";

export type Saved = { id: string; url: string; title: string; version: number };

/** It was saved or deleted elsewhere since this page opened it. */
export class ChangedElsewhere extends ApiError {}

/** Nobody is signed in any more. */
export class SignedOut extends ApiError {}

const PATH = "/api/programs";

/** Each throws ApiError with one sentence for whatever goes wrong. */
export async function saveNew(title: string, program: ProgramDocument): Promise<Saved> {
  return (await call("POST", PATH, { title, program })) as Saved;
}

/** Save over `version`. Throws ChangedElsewhere when that is not the last one any more. */
export async function saveOver(id: string, version: number, title: string, program: ProgramDocument): Promise<Saved> {
  return (await call("PUT", `${PATH}/${id}`, { title, program, version })) as Saved;
}

/** The drafts of this browser need not be saved again. */
export async function noteBrought(): Promise<void> {
  await call("POST", `${PATH}/brought`, {});
}

async function call(method: string, path: string, body: unknown): Promise<unknown> {
  const headers = { "Content-Type": "application/json", ...identity() };
  const response = await fetch(path, { method, headers, body: JSON.stringify(body) }).catch(() => {
    throw new ApiError(gettext("The site cannot be reached: your changes are kept in this browser."));
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw fault(response.status, refusal(response, answer));
}

function fault(status: number, refused: ApiError): ApiError {
  if (status === 401) return new SignedOut(gettext("You are signed out."));
  if (status === 404) return new ChangedElsewhere(gettext("This program was deleted elsewhere."));
  return status === 409 ? new ChangedElsewhere(refused.message) : refused;
}
