// Every message of the terminal's socket. Its twin is executions/terminal/protocol.py; a test compares the names.

import type { Result } from "../run/result.ts";

export const CLIENT_MESSAGES = ["input", "eof", "resize", "signal", "stop", "ack", "resume"] as const;
export const SERVER_MESSAGES = ["status", "output", "input_prompt", "result", "error"] as const;
/** Of the other socket, which opens consoles. */
export const CONSOLE_CLIENT_MESSAGES = ["terminal_create", "terminal_input", "terminal_resize", "terminal_ack", "terminal_close"] as const;
export const CONSOLE_SERVER_MESSAGES = ["terminal_created", "terminal_output", "terminal_error", "terminal_closed"] as const;

export type Stream = "terminal" | "stdout" | "stderr" | "compile";
export type Phase = "compiling" | "running" | null;

export type ClientMessage =
  | { type: "input"; data: string }
  | { type: "eof" }
  | { type: "resize"; cols: number; rows: number }
  | { type: "signal"; name: string }
  | { type: "stop" }
  | { type: "ack"; seq: number }
  | { type: "resume"; seq: number };

export type StatusMessage = { type: "status"; status: string; phase: Phase; queuePosition: number | null };
export type OutputMessage = { type: "output"; seq: number; stream: Stream; data: string };
export type ErrorMessage = { type: "error"; code: string | number; message: string };

export type ServerMessage =
  | StatusMessage
  | OutputMessage
  | { type: "input_prompt"; prompt: string }
  | ({ type: "result" } & Result)
  | ErrorMessage;

export type ConsoleMessage =
  | { type: "terminal_created"; sessionId: string }
  | { type: "terminal_output"; sessionId: string; seq: number; data: string }
  | { type: "terminal_error"; sessionId: string; message: string }
  | { type: "terminal_closed"; sessionId: string; exitCode: number | null };

/** The largest frame the server takes is 64 KiB; a character is at most 6 bytes in JSON (\uXXXX). */
export const LARGEST_INPUT = 8 * 1024;

/** Why the server closed the socket. Any other code is a lost connection: try again. */
export const Close = {
  DONE: 1000,
  NOT_UNDERSTOOD: 4400,
  NOT_ALLOWED: 4401,
  UNKNOWN_RUN: 4404,
  IDLE: 4408,
  TOO_LARGE: 4413,
  TOO_MANY: 4429,
} as const;

/** The message in `frame`, or null for one that this page does not know. */
export function decode(frame: unknown): ServerMessage | null {
  return decoded<ServerMessage>(frame, SERVER_MESSAGES);
}

/** As `decode`, of the socket with consoles. */
export function decodeConsole(frame: unknown): ConsoleMessage | null {
  return decoded<ConsoleMessage>(frame, CONSOLE_SERVER_MESSAGES);
}

function decoded<Message>(frame: unknown, known: readonly unknown[]): Message | null {
  if (typeof frame !== "string") return null;
  try {
    const message: unknown = JSON.parse(frame);
    if (typeof message !== "object" || message === null || !("type" in message)) return null;
    return known.includes(message.type) ? (message as Message) : null;
  } catch {
    return null;
  }
}

/** `data` as input messages that the server's largest frame can hold, no character cut in two. */
export function inputs(data: string): ClientMessage[] {
  return pieces(data, LARGEST_INPUT).map((piece) => ({ type: "input", data: piece }));
}

/** `text` in pieces of at most `size` UTF-16 units, no surrogate pair cut in two. */
export function pieces(text: string, size: number): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + size, text.length);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    found.push(text.slice(start, end));
    start = end;
  }
  return found;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
