import { gettext } from "../page/i18n.ts";
import { Flow } from "../terminal/flow.ts";
import type { ServerMessage } from "../terminal/protocol.ts";
import type { Screen } from "../terminal/screen.ts";
import { RunSocket } from "../terminal/socket.ts";
import { shown } from "../terminal/text.ts";
import { ApiError, cancel, submit, terminalUrl } from "./api.ts";
import type { Submission } from "./api.ts";
import type { Result } from "./result.ts";
import { Said } from "./said.ts";
import { claim, forget, keep, recall } from "./memory.ts";
import type { Kept } from "./memory.ts";
import { IDLE, after, answered, ended, isGoing } from "./state.ts";
import type { State } from "./state.ts";
import type { Recording } from "../share/recording.ts";

const LOST = gettext("Connection lost, trying again…");
/** The program has ended: no attributes, no cursor, and the mouse selects again. */
const AFTERWARDS = "\x1b[0m\x1b[?25l\x1b[?1000l\x1b[?1002l\x1b[?1003l";
/** How often the last drawn output is noted, in ms. */
const NOTE = 250;

type Live = { kept: Kept; socket: RunSocket; flow: Flow; release: () => void };

/** The run that the page shows: at most one. Whatever an older one still sends is dropped, as its socket is closed. */
export class Runner {
  state: State = IDLE;
  notice = "";
  /** Of the run that has ended on this page last. */
  result: Result | null = null;
  /** What the run that is shown has printed. */
  readonly said = new Said();
  #live: Live | null = null;
  #noted = 0;
  #attempt = 0;
  readonly #screen: Screen;
  readonly #changed: () => void;

  constructor(screen: Screen, changed: () => void) {
    this.#screen = screen;
    this.#changed = changed;
    window.addEventListener("online", () => this.#live?.socket.hurry());
    window.addEventListener("pagehide", () => this.#live && keep(this.#live.kept));
  }

  async start(submission: Submission): Promise<void> {
    if (isGoing(this.state)) return;
    this.#leave();
    const attempt = (this.#attempt += 1);
    this.#screen.reset();
    this.#screen.write("\x1b[?25l");
    this.#set({ kind: "sending" });
    try {
      const accepted = await submit(submission);
      if (attempt !== this.#attempt) return;
      this.#follow({ ...accepted, language: submission.language, seen: 0 });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#set({ kind: "failed", sentence: error.message, limit: error.limit });
    }
  }

  /** Show again the run that this tab showed before it was reloaded or closed. True: there is one in `language`. */
  async rejoin(accepts: (language: string) => boolean): Promise<string | null> {
    const kept = await recall();
    if (!kept || isGoing(this.state) || !accepts(kept.language)) return null;
    this.#set({ kind: "sending" });
    this.#follow(kept);
    return kept.language;
  }

  /** Show how somebody else's run ended, and what it printed. */
  replay({ frames, result }: Recording): void {
    this.#screen.reset();
    for (const [stream, text] of frames) this.#screen.write(shown(stream, text));
    this.#screen.write(AFTERWARDS, () => this.#screen.setSilent(true));
    this.#set(ended(result));
  }

  stop(): void {
    if (!isGoing(this.state)) return;
    this.#live?.socket.stop();
    this.#set({ kind: "stopping" });
  }

  /** Stop it, and let go of it at once: another is to take its place. */
  leave(): void {
    if (this.#live) void cancel(this.#live.kept);
    this.#finished();
    this.#set(IDLE);
  }

  input(data: string): void {
    if (!isGoing(this.state) || !this.#live) return;
    this.#live.socket.input(data);
    if (/[\r\n\x03\x04]/.test(data)) this.#set(answered(this.state));
  }

  resized(cols: number, rows: number): void {
    this.#live?.socket.resize(cols, rows);
  }

  #follow(kept: Kept): void {
    const socket = new RunSocket(terminalUrl(kept), {
      message: (message) => this.#heard(message),
      connection: (state) => this.#connection(state),
      gone: (sentence) => this.#gone(sentence),
    });
    this.said.forget();
    const flow = new Flow(this.#screen, (seq) => this.#drawn(seq));
    this.#live = { kept, socket, flow, release: claim(kept.id) };
    keep(kept);
    socket.connect();
  }

  #heard(message: ServerMessage): void {
    if (message.type === "output") this.said.hear(message.stream, message.data);
    if (message.type === "output") this.#write(message.seq, shown(message.stream, message.data));
    // It waits now, so what it said before has all been said.
    if (message.type === "input_prompt") this.#screen.write("", () => this.#speak());
    this.notice = message.type === "error" ? message.message : "";
    if (message.type === "result") this.result = message;
    if (message.type === "result") this.#finished();
    this.#set(after(this.state, message, performance.now()));
  }

  /** What was drawn before a reload is drawn again in silence: its queries were answered then. */
  #write(seq: number, text: string): void {
    const live = this.#live;
    live?.flow.write(seq, text, () => {
      if (live === this.#live) this.#screen.setSilent(seq <= live.kept.seen || !isGoing(this.state));
    });
  }

  #drawn(seq: number): void {
    const live = this.#live;
    if (!live) return;
    live.socket.ack(seq);
    if (seq >= live.kept.seen) this.#speak();
    if (seq <= live.kept.seen) return;
    live.kept = { ...live.kept, seen: seq };
    if (performance.now() - this.#noted < NOTE) return;
    this.#noted = performance.now();
    keep(live.kept);
  }

  #speak(): void {
    if (isGoing(this.state)) this.#screen.setSilent(false);
  }

  #connection(state: "open" | "lost"): void {
    this.notice = state === "lost" ? LOST : "";
    if (state === "open") {
      this.#live?.socket.resize(this.#screen.cols, this.#screen.rows);
      this.#screen.setSilent((this.#live?.kept.seen ?? 0) > 0);
      this.#screen.write("\x1b[?25h");
      if ((this.state as State).kind === "stopping") this.#live?.socket.stop();
    }
    this.#changed();
  }

  #gone(sentence: string): void {
    this.notice = "";
    this.#finished();
    this.#set({ kind: "failed", sentence });
  }

  #finished(): void {
    this.notice = "";
    if (this.#live) forget(this.#live.kept.id);
    this.#screen.write(AFTERWARDS, () => this.#screen.setSilent(true));
    this.#leave();
  }

  /** Let go of the run, whatever it does. */
  #leave(): void {
    this.#live?.flow.forget();
    this.#live?.socket.close();
    this.#live?.release();
    this.#live = null;
    this.notice = "";
  }

  #set(state: State): void {
    this.state = state;
    this.#changed();
  }
}
