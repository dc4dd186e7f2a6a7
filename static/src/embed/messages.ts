// What an embedded page and the page around it tell each other. docs/embedding.md describes it.

import { readProgram } from "../page/program.ts";
import type { ProgramDocument } from "../page/program.ts";
import type { Session } from "../page/session.ts";
import { isAllowed } from "./origins.ts";

type Told = { type?: unknown; code?: unknown; program?: unknown };

const LINE = 21; // px
const AROUND = 290; // px: header, head, a terminal of some lines, and the status line.
const LONGEST = 2_000_000; // Characters.

export function startMessages(session: Session): void {
  const allowed = [location.origin, ...(document.body.dataset.origins ?? "").split(" ").filter(Boolean)];
  let parent: string | null = null;
  const tell = (message: object): void => {
    if (parent !== null) window.parent.postMessage(message, parent);
  };
  const tellHeight = (): void => tell({ type: "compiler:resize", height: naturalHeight(session) });

  window.addEventListener("message", ({ source, origin, data }: MessageEvent<Told | null>) => {
    if (source !== window.parent || !isAllowed(origin, allowed)) return;
    if (typeof data?.type !== "string" || !data.type.startsWith("compiler:")) return;
    parent = origin;
    obey(session, data);
    tellHeight();
  });
  session.project.onChange(tellHeight);
  session.onEnd((result) => tell({ ...result, type: "compiler:exit", output: session.output() }));
  // To whoever frames it: it says nothing but that somebody listens here.
  if (window.parent !== window) window.parent.postMessage({ type: "compiler:ready" }, "*");
}

function obey(session: Session, { type, code, program }: Told): void {
  if (type === "compiler:run") session.run();
  else if (type === "compiler:stop") session.stop();
  else if (type === "compiler:set") set(session, code, program);
}

function set(session: Session, code: unknown, program: unknown): void {
  const { project } = session;
  const main = project.files[0];
  if (typeof code === "string" && code.length <= LONGEST && main) project.write(main.id, code);
  const now: ProgramDocument = project.document;
  const wanted = typeof program === "object" && program ? readProgram({ ...now, ...program, language: now.language }) : null;
  if (wanted) project.open(wanted, "message");
}

/** How high the frame has to be for all of the code to be seen. */
function naturalHeight(session: Session): number {
  const lines = session.project.files.map(({ content }) => content.split("\n").length);
  return AROUND + LINE * Math.max(...lines);
}
