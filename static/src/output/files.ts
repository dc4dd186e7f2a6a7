// The Files tab: what the program wrote below output/.

import { element, icon, isEmbedded, make } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import { countOn, offerTab, showPane } from "../page/panes.ts";
import { amount } from "../editor/carrying.ts";
import { identity } from "../run/api.ts";
import { kindOf, pictureType } from "./kinds.ts";
import type { ProducedFile } from "./kinds.ts";
import { picture, table, text } from "./previews.ts";

const LONGEST_TEXT = 64 * 1024; // Characters.

export class FilesPanel {
  readonly #list = element("produced");
  /** Grows when other files are to be shown: what is still fetched of the old ones is dropped. */
  #epoch = 0;

  forget(): void {
    this.#epoch += 1;
    this.#list.replaceChildren();
    countOn("files", "");
    offerTab("files", false);
  }

  /** A plot shows itself. */
  show(files: readonly ProducedFile[]): void {
    this.forget();
    if (!files.length) return;
    const pictures = files.filter((file) => kindOf(file) === "picture");
    const others = files.filter((file) => !pictures.includes(file));
    for (const file of [...pictures, ...others]) this.#add(file);
    countOn("files", String(files.length));
    offerTab("files", true);
    if (pictures.length) showPane("files");
  }

  #add(file: ProducedFile): void {
    const item = make("li", "", "");
    const head = make("span", "produced-head", "");
    const save = download(file);
    head.append(make("span", "name", file.name), make("span", "size", amount(file.size)), save);
    item.append(head);
    this.#list.append(item);
    void this.#fill(item, save, file);
  }

  async #fill(item: HTMLElement, save: HTMLAnchorElement, file: ProducedFile): Promise<void> {
    const epoch = this.#epoch;
    const found = await fetched(file);
    if (epoch !== this.#epoch) return;
    if (!found) return item.append(make("span", "note", gettext("This file could not be fetched.")));
    if (isEmbedded) save.href = URL.createObjectURL(found); // A link sends no headers.
    const preview = await previewOf(file, found);
    if (preview && epoch === this.#epoch) item.append(preview);
  }
}

function download({ name, url }: ProducedFile): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = url;
  link.download = name.split("/").at(-1) ?? name;
  link.className = "small";
  link.append(icon("download"), gettext("Download"));
  link.setAttribute("aria-label", gettext("Download %(name)s", { name }));
  return link;
}

/** Without cookies, in a frame of another site, only a request with its headers is answered. */
async function fetched({ url }: ProducedFile): Promise<Blob | null> {
  const response = await fetch(url, { headers: identity(), credentials: "same-origin" }).catch(() => null);
  return response?.ok ? response.blob().catch(() => null) : null;
}

async function previewOf(file: ProducedFile, content: Blob): Promise<HTMLElement | null> {
  const kind = kindOf(file);
  if (kind === "picture") return picture(file.name, await dataUrl(content, pictureType(file.name)));
  if (kind === "other") return null;
  const all = await content.slice(0, 4 * LONGEST_TEXT).text();
  const isCut = content.size > 4 * LONGEST_TEXT || all.length > LONGEST_TEXT;
  return (kind === "table" ? table : text)(file.name, all.slice(0, LONGEST_TEXT), isCut);
}

/** The page's policy allows `data:` for pictures, and nothing of it runs there: not even the scripts of an SVG. */
async function dataUrl(content: Blob, type: string): Promise<string> {
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener("loadend", resolve));
  reader.readAsDataURL(content.slice(0, content.size, type));
  await read;
  return String(reader.result);
}
