import { element } from "../page/dom.ts";
import { gettext } from "../page/i18n.ts";
import { remark } from "../page/status.ts";
import type { ShareDialog, Source } from "./dialog.ts";

/** The Share button. Its dialog is loaded when it is wanted first. */
export function startShare(source: Source): void {
  let dialog: ShareDialog | null = null;
  const open = async (): Promise<void> => {
    const loaded = dialog ? null : await import("./dialog.ts").catch(() => null);
    dialog ??= loaded && new loaded.ShareDialog(source);
    if (dialog) dialog.open();
    else remark(gettext("Sharing could not be loaded: check your connection"));
  };
  element("open-share").addEventListener("click", () => void open());
}
