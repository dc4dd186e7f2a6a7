// Saving to the user's own programs: the title and the button above the code, and Ctrl+S.

import { ApiError } from "../run/api.ts";
import { element, inside } from "./dom.ts";
import { gettext } from "./i18n.ts";
import { notify } from "./notice.ts";
import type { Opened } from "./opened.ts";
import { remark } from "./status.ts";
import { saveNew, saveOver, ChangedElsewhere, SignedOut } from "./saved.ts";
import type { Saved } from "./saved.ts";
import type { Workspace } from "./workspace.ts";

const PAUSE = 200; // ms of quiet before it is seen whether something has changed.
const SOURCE = "saved:";
const KEPT = gettext("Your changes are kept in this browser.");

/** Nothing when nobody is signed in: then Ctrl+S keeps the draft. */
export function startSaving(workspace: Workspace): void {
  if (document.getElementById("keeping")) new Saving(workspace);
}

class Saving {
  readonly #workspace: Workspace;
  readonly #title = element<HTMLInputElement>("program-title");
  readonly #button = element<HTMLButtonElement>("save");
  #timer = 0;
  #isBusy = false;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    workspace.onSave = () => void this.#save();
    workspace.project.onChange(() => this.#showSoon());
    this.#button.addEventListener("click", () => workspace.save());
    this.#title.addEventListener("change", () => workspace.save());
    this.#title.addEventListener("keydown", (event) => event.key === "Enter" && this.#title.blur());
    this.#show();
  }

  get #saved(): Opened | null {
    const { opened } = this.#workspace;
    return opened?.source.startsWith(SOURCE) ? opened : null;
  }

  /** `copy`: the title of another program that is to be made of this one. */
  async #save(copy = ""): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await this.#send(copy ? null : this.#saved, copy);
    } catch (error) {
      if (error instanceof ChangedElsewhere) this.#offerCopy(error.message);
      else if (error instanceof SignedOut) offerSignIn(error.message);
      else if (error instanceof ApiError) notify(error.message);
      else throw error;
    } finally {
      this.#isBusy = false;
      this.#show();
    }
  }

  async #send(saved: Opened | null, copy: string): Promise<void> {
    const { project, opened } = this.#workspace;
    const program = project.document;
    const title = saved ? this.#title.value : copy || (opened?.title ?? "");
    const id = saved?.source.slice(SOURCE.length);
    const answer = await (id ? saveOver(id, saved?.version ?? 0, title, program) : saveNew(title, program));
    remark(gettext("Saved to your programs"));
    // Another program may have been opened meanwhile.
    if (this.#workspace.opened?.source !== opened?.source || project.language !== program.language) return;
    this.#workspace.adopt(program, { title: answer.title, readOnly: false, source: SOURCE + answer.id, version: answer.version });
    history.replaceState(null, "", answer.url);
    if (!saved) this.#askForTitle(answer);
  }

  #askForTitle({ title }: Saved): void {
    this.#show();
    this.#title.value = title;
    this.#title.focus();
    this.#title.select();
  }

  #offerCopy(said: string): void {
    const title = gettext("%(title)s (copy)", { title: this.#title.value.slice(0, 100) });
    const copy = { label: gettext("Save as another program"), action: () => void this.#save(title) };
    notify(`${said} ${KEPT}`, [copy], { stays: true });
  }

  #showSoon(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#show(), PAUSE);
  }

  #show(): void {
    const saved = this.#saved;
    const isDone = saved !== null && this.#workspace.isUntouched;
    this.#title.hidden = saved === null;
    if (document.activeElement !== this.#title) this.#title.value = saved?.title ?? "";
    inside(this.#button, "[data-label]").textContent = isDone ? gettext("Saved") : gettext("Save");
    this.#button.classList.toggle("done", isDone);
    this.#button.disabled = this.#isBusy;
  }
}

/** Who has signed in comes back to what is kept here. */
function offerSignIn(said: string): void {
  const next = encodeURIComponent(location.pathname);
  const signIn = { label: gettext("Sign in"), action: () => location.assign(`/account/login/?next=${next}`) };
  notify(`${said} ${KEPT}`, [signIn], { stays: true });
}
