// What is said above the code of the program that is open, and what can be done about it.

import type { Kept } from "../editor/drafts.ts";
import { gettext } from "./i18n.ts";
import { carriesCode } from "./link.ts";
import { notify } from "./notice.ts";
import type { Opened } from "./opened.ts";

type Action = () => void;

export function sayOpened({ title, readOnly }: Opened, actions: { fork: Action; back: Action }): void {
  const said = title ? gettext("“%(title)s” is open.", { title }) : gettext("This program came with a link.");
  const back = { label: gettext("Back to my draft"), action: actions.back };
  const fork = { label: gettext("Edit a copy"), action: actions.fork };
  notify(said, readOnly ? [fork, back] : [back], { stays: true });
}

export function sayUnsaved(reset: Action): void {
  notify(gettext("These are changes that you have not saved yet."), [{ label: gettext("Show the saved version"), action: reset }], { stays: true });
}

/** Another tab has changed the same program. */
export function offerOther(show: Action): void {
  notify(gettext("This program was changed in another tab."), [{ label: gettext("Show that version"), action: show }], { stays: true });
}

/** This is what another tab made of it. */
export function offerOwn(show: Action): void {
  notify(gettext("This program was changed in another tab."), [{ label: gettext("Show what this tab had"), action: show }], { stays: true });
}

export function sayReset(undo: Action): void {
  notify(gettext("The program is as it was at the beginning."), [{ label: gettext("Undo"), action: undo }]);
}

/** Where a program is not kept it is gone with the tab. */
export function sayKept(kept: Kept): void {
  if (kept === "too large") notify(gettext("This program is too large to be kept in this browser: download it"), [], { stays: true });
  if (kept === "refused") notify(gettext("This browser keeps nothing for the site: download what you need"), [], { stays: true });
}

/** Where the address still carries a program it could not be opened. */
export function sayUnreadable(): void {
  if (carriesCode(location.hash)) notify(gettext("The link brought a program that cannot be read: it is damaged or too long."));
}
