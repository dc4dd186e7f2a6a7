import { gettext } from "../page/i18n.ts";
import { backoff } from "./backoff.ts";
import { Close, decode, inputs } from "./protocol.ts";
import type { ClientMessage, OutputMessage, ServerMessage } from "./protocol.ts";

export type Listener = {
  message(message: ServerMessage): void;
  connection(state: "open" | "lost"): void;
  /** No more will come: the run is not (any more) to be had. `sentence` says why. */
  gone(sentence: string): void;
};

const GONE: Record<number, string> = {
  [Close.NOT_UNDERSTOOD]: gettext("The server did not understand this page. Reload it and run again."),
  [Close.NOT_ALLOWED]: gettext("This run belongs to somebody else."),
  [Close.UNKNOWN_RUN]: gettext("This run is no longer on the server."),
  [Close.TOO_LARGE]: gettext("The input was too large for the server."),
};

/** WebSocket.OPEN, which is not there where this is tested. */
const OPEN = 1;

/** Input typed while the connection is away waits for it, up to this many messages. */
const LONGEST_BACKLOG = 64;

/** The connection to one run. Reconnects by itself and takes up where it left, without a gap or a repeat. */
export class RunSocket {
  #socket: WebSocket | null = null;
  #failures = 0;
  #timer = 0;
  #over = false;
  #seen = 0;
  #backlog: ClientMessage[] = [];
  readonly #url: string;
  readonly #listener: Listener;
  readonly #open: (url: string) => WebSocket;

  constructor(url: string, listener: Listener, open: (url: string) => WebSocket = (to) => new WebSocket(to)) {
    this.#url = url;
    this.#listener = listener;
    this.#open = open;
  }

  connect(): void {
    window.clearTimeout(this.#timer);
    const socket = this.#open(this.#url);
    this.#socket = socket;
    socket.addEventListener("open", () => this.#opened());
    socket.addEventListener("message", (event) => this.#received(socket, event.data));
    socket.addEventListener("close", (event) => this.#closed(socket, event.code));
  }

  input(data: string): void {
    for (const message of inputs(data)) this.#sendOrKeep(message);
  }

  eof(): void {
    this.#sendOrKeep({ type: "eof" });
  }

  /** Sent only while connected: who hears "open" says it again if it still holds. */
  stop(): void {
    this.#send({ type: "stop" });
  }

  /** As `stop`. */
  resize(cols: number, rows: number): void {
    this.#send({ type: "resize", cols, rows });
  }

  ack(seq: number): void {
    this.#send({ type: "ack", seq });
  }

  /** Connect now instead of after the wait that is going on: the network has come back. */
  hurry(): void {
    if (!this.#over && this.#socket === null) this.connect();
  }

  close(): void {
    this.#over = true;
    window.clearTimeout(this.#timer);
    this.#socket?.close(1000);
    this.#socket = null;
  }

  #opened(): void {
    this.#failures = 0;
    if (this.#seen > 0) this.#send({ type: "resume", seq: this.#seen });
    this.#listener.connection("open");
    for (const message of this.#backlog.splice(0)) this.#send(message);
  }

  #received(socket: WebSocket, frame: unknown): void {
    if (socket !== this.#socket) return;
    const message = decode(frame);
    if (message === null || (message.type === "output" && !this.#isNew(message))) return;
    this.#listener.message(message);
  }

  /** False for what came before: a server may send more than was asked for, never less. */
  #isNew(message: OutputMessage): boolean {
    if (message.seq <= this.#seen) {
      this.ack(message.seq);
      return false;
    }
    this.#seen = message.seq;
    return true;
  }

  #closed(socket: WebSocket, code: number): void {
    if (socket !== this.#socket || this.#over) return;
    this.#socket = null;
    const sentence = GONE[code];
    if (sentence !== undefined) {
      this.#over = true;
      this.#listener.gone(sentence);
      return;
    }
    this.#listener.connection("lost");
    this.#timer = window.setTimeout(() => this.connect(), backoff(this.#failures));
    this.#failures += 1;
  }

  #sendOrKeep(message: ClientMessage): void {
    if (!this.#send(message) && this.#backlog.length < LONGEST_BACKLOG) this.#backlog.push(message);
  }

  #send(message: ClientMessage): boolean {
    if (this.#socket?.readyState !== OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }
}
