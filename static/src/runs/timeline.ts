// When a recording's output is shown while it is played. Values only: no document.

import type { Stream } from "../terminal/protocol.ts";

export type Frame = [stream: Stream, milliseconds: number, text: string];
export type Recording = { frames: Frame[]; columns: number; rows: number };

/** Of a longer pause, in ms, nobody learns anything. */
export const LONGEST_PAUSE = 2_000;

/** For each frame when it is shown, in ms after the first, long pauses shortened. */
export function timesOf(frames: readonly Frame[]): number[] {
  let now = 0;
  let before = frames[0]?.[1] ?? 0;
  return frames.map(([, at]) => {
    now += Math.min(Math.max(at - before, 0), LONGEST_PAUSE);
    before = at;
    return now;
  });
}

/** How many frames are shown at `time`. */
export function shownAt(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

const MORE_THAN_COLOURS = /\x1b(?!\[[\d;:]*m)/;

/** Whether the output was written line after line, so that it looks the same in a smaller terminal. */
export function isPlain({ frames }: Recording): boolean {
  return !MORE_THAN_COLOURS.test(frames.map(([, , text]) => text).join(""));
}

/** 0:07, 12:30. */
export function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
