import type { Stream } from "./protocol.ts";

const RED = "\x1b[31m";
const YELLOW = "\x1b[33m";
const PLAIN = "\x1b[0m";

/** `data` of `stream` as a terminal has to get it. Only a pseudo-terminal's output is that already. */
export function shown(stream: Stream, data: string): string {
  switch (stream) {
    case "terminal":
      return data;
    case "stdout":
      return withReturns(data);
    case "stderr":
      return `${RED}${withReturns(data)}${PLAIN}`;
    case "compile":
      return withReturns(coloured(data));
  }
}

function withReturns(data: string): string {
  return data.replaceAll("\n", "\r\n");
}

function coloured(data: string): string {
  return data
    .replace(/\b(?:fatal )?error\b(?:\[\w+\])?:?/gi, (word) => `${RED}${word}${PLAIN}`)
    .replace(/\bwarning\b:?/gi, (word) => `${YELLOW}${word}${PLAIN}`);
}
