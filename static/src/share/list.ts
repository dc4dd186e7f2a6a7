import { element, make } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import { ApiError } from "../run/api.ts";
import { shared, takeBack } from "./api.ts";
import type { Shared } from "./api.ts";
import { copied } from "./copying.ts";

/** What the visitor shares, newest first. */
export class SharedList {
  readonly #list = element("shared-list");
  readonly #section = element("shared");
  readonly #said: (sentence: string) => void;
  readonly #gone: (id: string) => void;

  /** `said`: what is to be told; `gone`: one was taken back. */
  constructor(said: (sentence: string) => void, gone: (id: string) => void) {
    this.#said = said;
    this.#gone = gone;
  }

  async show(): Promise<void> {
    const found = await shared().catch(() => []);
    this.#list.replaceChildren(...found.map((each) => this.#row(each)));
    this.#section.hidden = found.length === 0;
  }

  async takeBack(id: string): Promise<void> {
    try {
      await takeBack(id);
      this.#gone(id);
      this.#said(gettext("Taken back: the link leads nowhere now."));
      await this.show();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#said(error.message);
    }
  }

  #row(shared: Shared): HTMLElement {
    const row = make("li", "", "");
    const link = document.createElement("a");
    link.href = shared.url;
    link.textContent = shared.title || shared.language;
    const about = make("span", "about", described(shared));
    const copy = button(gettext("Copy link"), async () => {
      this.#said((await copied(shared.url)) ? gettext("The link is in the clipboard.") : shared.url);
    });
    const back = button(gettext("Take back"), () => this.takeBack(shared.id));
    for (const each of [copy, back]) each.setAttribute("aria-label", `${each.textContent}: ${link.textContent}`);
    row.append(link, about, copy, back);
    return row;
  }
}

function button(label: string, action: () => Promise<void>): HTMLElement {
  const made = make("button", "small", label) as HTMLButtonElement;
  made.type = "button";
  made.addEventListener("click", () => void action());
  return made;
}

function described({ createdAt, expiresAt, visibility }: Shared): string {
  const parts = [date(createdAt)];
  if (expiresAt) parts.push(gettext("ends %(date)s", { date: date(expiresAt) }));
  if (visibility === "private") parts.push(gettext("only you"));
  return parts.join(" · ");
}

export function date(time: string): string {
  const options = { dateStyle: "medium", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat(document.documentElement.lang || undefined, options).format(new Date(time));
}
