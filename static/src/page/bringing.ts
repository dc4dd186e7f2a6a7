// After a sign-up: what was written in this browser becomes the user's, once.

import { readDraft } from "../editor/drafts.ts";
import { ApiError } from "../run/api.ts";
import { gettext } from "./i18n.ts";
import { notify } from "./notice.ts";
import { isSame, starterOf } from "./program.ts";
import { noteBrought, saveNew } from "./saved.ts";
import { keysOf, load } from "./storage.ts";
import type { Workspace } from "./workspace.ts";

/** Save every language's draft that is not its starter. The drafts stay where they are. */
export async function bringDrafts(workspace: Workspace): Promise<void> {
  if (!document.querySelector('meta[name="bring-drafts"]')) return;
  const brought: string[] = [];
  try {
    for (const key of keysOf("draft:")) {
      const language = workspace.languageOf(key.slice("draft:".length));
      const text = load(key);
      if (!language || text === null) continue;
      const draft = readDraft(text, language);
      if (isSame(draft, starterOf(language))) continue;
      brought.push((await saveNew(gettext("%(language)s draft", { language: language.name }), draft)).title);
    }
    await noteBrought();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    notify(error.message);
    return;
  }
  if (brought.length) tell(brought);
}

function tell(titles: string[]): void {
  const show = { label: gettext("Show them"), action: () => location.assign("/account/programs") };
  notify(gettext("What you wrote in this browser is in your programs now: %(titles)s.", { titles: titles.join(", ") }), [show], { stays: true });
}
