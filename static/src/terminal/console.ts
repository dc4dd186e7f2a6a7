import { gettext } from "../page/i18n.ts";
import { decodeConsole, pieces, LARGEST_INPUT } from "./protocol.ts";
import type { ConsoleMessage } from "./protocol.ts";

type Size = { cols: number; rows: number };

export type ConsoleListener = {
  started(): void;
  output(seq: number, data: string): void;
  /** Nothing more will come. `sentence`: why, where something went wrong. */
  ended(exitCode: number | null, sentence: string): void;
};

/** A language's interpreter in a sandbox of its own, which lives as long as its socket. */
export class ConsoleSocket {
  readonly #socket: WebSocket;
  readonly #listener: ConsoleListener;
  #session = "";
  #sentence = gettext("The site cannot be reached. Check your connection and start it again.");
  #over = false;

  constructor(language: string, size: Size, listener: ConsoleListener) {
    this.#listener = listener;
    const url = new URL("/api/ws", location.href);
    url.protocol = url.protocol.replace("http", "ws");
    this.#socket = new WebSocket(url.href);
    this.#socket.addEventListener("open", () => this.#send({ type: "terminal_create", language, ...size }));
    this.#socket.addEventListener("message", (event) => this.#heard(decodeConsole(event.data)));
    this.#socket.addEventListener("open", () => (this.#sentence = ""));
    this.#socket.addEventListener("close", () => this.#end(null));
  }

  input(data: string): void {
    if (!this.#session) return;
    for (const piece of pieces(data, LARGEST_INPUT)) this.#send({ type: "terminal_input", sessionId: this.#session, data: piece });
  }

  resize({ cols, rows }: Size): void {
    if (this.#session) this.#send({ type: "terminal_resize", sessionId: this.#session, cols, rows });
  }

  /** All up to `seq` has been drawn. */
  ack(seq: number): void {
    if (this.#session) this.#send({ type: "terminal_ack", sessionId: this.#session, seq });
  }

  /** In silence: whoever closes it knows. */
  close(): void {
    this.#over = true;
    this.#socket.close(1000);
  }

  #heard(message: ConsoleMessage | null): void {
    if (this.#over || !message) return;
    if (message.type === "terminal_output") this.#listener.output(message.seq, message.data);
    if (message.type === "terminal_closed") this.#end(message.exitCode);
    if (message.type === "terminal_created") {
      this.#session = message.sessionId;
      this.ack(0); // From now on no more comes than is drawn.
      this.#listener.started();
    }
    if (message.type !== "terminal_error") return;
    this.#sentence = message.message;
    if (!this.#session) this.#end(null);
  }

  #end(exitCode: number | null): void {
    if (this.#over) return;
    this.close();
    this.#listener.ended(exitCode, this.#sentence);
  }

  #send(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}
