// What a shared program printed when its owner ran it.

import { translated } from "../run/sentence.ts";
import { gettext } from "../page/i18n.ts";
import type { Result } from "../run/result.ts";
import type { Stream } from "../terminal/protocol.ts";

export type Recording = { frames: [Stream, string][]; result: Result };

type Given = Omit<Result, "id"> & { frames: [Stream, string][]; cut: boolean };

/** That of the program which the page comes with, if it was shared too. */
export function recordingGiven(): Recording | null {
  const text = document.getElementById("opened")?.textContent;
  const given = text ? (JSON.parse(text) as { result?: Given | null }).result : null;
  if (!given) return null;
  const { frames, cut, ...result } = given;
  const end: [Stream, string][] = cut ? [["terminal", `\r\n\x1b[2m${gettext("… and more that was not kept")}\x1b[0m`]] : [];
  const message = gettext("As it was shared: %(message)s", { message: translated(result.message) });
  return { frames: [...frames, ...end], result: { ...result, id: "", message } };
}
