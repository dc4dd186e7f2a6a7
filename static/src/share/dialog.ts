// The share dialog: from the program on the page to a link, and to the code that embeds it.

import { element } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import type { ProgramDocument } from "../page/program.ts";
import { ApiError } from "../run/api.ts";
import { share } from "./api.ts";
import type { Shared, Sharing, Visibility } from "./api.ts";
import { startCopying } from "./copying.ts";
import { embedCode } from "./embed.ts";
import { SharedList, date } from "./list.ts";

/** `lastRun`: the run of this very program that has ended, if any. */
export type Source = { readonly document: ProgramDocument; readonly title: string; readonly lastRun: string | null };

export class ShareDialog {
  readonly #source: Source;
  readonly #dialog = element<HTMLDialogElement>("share");
  readonly #form = element<HTMLFormElement>("share-form");
  readonly #title = element<HTMLInputElement>("share-name");
  readonly #output = element<HTMLInputElement>("share-output");
  readonly #submit = element<HTMLButtonElement>("share-submit");
  readonly #list = new SharedList(say, (id) => this.#taken(id));
  #made: Shared | null = null;

  constructor(source: Source) {
    this.#source = source;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#share();
    });
    this.#dialog.addEventListener("click", (event) => event.target === this.#dialog && this.#dialog.close());
    element("share-again").addEventListener("click", () => this.#offer());
    element("share-back").addEventListener("click", () => this.#made && void this.#list.takeBack(this.#made.id));
    for (const [button, field] of [["copy-link", "share-url"], ["copy-embed", "embed-code"]] as const)
      startCopying(element<HTMLButtonElement>(button), element<HTMLInputElement>(field));
    element("embed").addEventListener("input", () => this.#embed());
  }

  open(): void {
    this.#title.value = this.#source.title;
    this.#offer();
    this.#dialog.showModal();
    void this.#list.show();
  }

  #offer(): void {
    const hasRun = this.#source.lastRun !== null;
    this.#made = null;
    this.#output.checked = hasRun;
    this.#output.disabled = !hasRun;
    element("share-output-hint").hidden = hasRun;
    this.#turn(false);
    say("");
  }

  async #share(): Promise<void> {
    this.#submit.disabled = true;
    say("");
    try {
      this.#made = await share(this.#asked());
      this.#show(this.#made);
      void this.#list.show();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      say(error.message);
    } finally {
      this.#submit.disabled = false;
    }
  }

  #asked(): Sharing {
    const fields = new FormData(this.#form);
    const life = Number(fields.get("life"));
    const { document, lastRun } = this.#source;
    return {
      program: document,
      title: this.#title.value,
      visibility: (fields.get("visibility") ?? "link") as Visibility,
      ...(life ? { expiresIn: life } : {}),
      ...(this.#output.checked && lastRun ? { executionId: lastRun } : {}),
    };
  }

  #show(made: Shared): void {
    const url = element<HTMLInputElement>("share-url");
    url.value = made.url;
    element<HTMLAnchorElement>("share-open").href = made.url;
    element("share-until").textContent = until(made);
    element("embed").hidden = made.visibility === "private";
    this.#embed();
    this.#turn(true);
    url.focus();
  }

  #embed(): void {
    if (!this.#made) return;
    const width = element<HTMLInputElement>("embed-width").value.trim() || "100%";
    const height = Number(element<HTMLInputElement>("embed-height").value) || 420;
    const theme = element<HTMLSelectElement>("embed-theme").value;
    const title = this.#made.title || gettext("A program");
    element<HTMLTextAreaElement>("embed-code").value = embedCode(this.#made.url, title, { width, height, theme });
  }

  #taken(id: string): void {
    if (id === this.#made?.id) this.#offer();
  }

  #turn(made: boolean): void {
    this.#form.hidden = made;
    element("share-made").hidden = !made;
  }
}

function until({ visibility, expiresAt }: Shared): string {
  const who = visibility === "private" ? gettext("Only you can open it.") : gettext("Anyone with the link can read and run it.");
  return expiresAt ? `${who} ${gettext("It ends %(date)s.", { date: date(expiresAt) })}` : who;
}

function say(sentence: string): void {
  element("share-said").textContent = sentence;
}
