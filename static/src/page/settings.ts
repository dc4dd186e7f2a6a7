// How the visitor wants to read and write code; remembered in this browser.

import { load, onElsewhere, save } from "./storage.ts";

export type Settings = {
  /** Of code and terminal, in CSS pixels. */
  fontSize: number;
  wrap: boolean;
  /** Blanks of an indentation, and what a tab is wide. */
  tabSize: number;
  contrast: "system" | "more";
  /** Whether the terminal's text is offered to screen readers, which costs time. */
  screenReader: boolean;
};

export const FONT_SIZES = { least: 10, most: 32 };
export const TAB_SIZES = [2, 3, 4, 8];
export const USUAL: Settings = { fontSize: 14, wrap: false, tabSize: 4, contrast: "system", screenReader: false };

const KEY = "settings";
const listeners: ((settings: Settings) => void)[] = [];
let current: Settings | undefined;

export function settings(): Settings {
  return (current ??= readSettings(load(KEY)));
}

/** Call `listener` whenever a setting changes, here or in another tab. */
export function onSettings(listener: (settings: Settings) => void): void {
  listeners.push(listener);
}

export function change(part: Partial<Settings>): void {
  const text = JSON.stringify({ ...settings(), ...part });
  save(KEY, text);
  take(text);
}

export function followOtherTabs(): void {
  onElsewhere((key, text) => key === KEY && take(text));
}

/** The settings that `text` holds, the usual ones where it holds none or nonsense. */
export function readSettings(text: string | null): Settings {
  const { fontSize, wrap, tabSize, contrast, screenReader } = parsed(text);
  const { least, most } = FONT_SIZES;
  return {
    fontSize: typeof fontSize === "number" && fontSize >= least && fontSize <= most ? Math.round(fontSize) : USUAL.fontSize,
    wrap: typeof wrap === "boolean" ? wrap : USUAL.wrap,
    tabSize: TAB_SIZES.find((each) => each === tabSize) ?? USUAL.tabSize,
    contrast: contrast === "more" ? contrast : USUAL.contrast,
    screenReader: typeof screenReader === "boolean" ? screenReader : USUAL.screenReader,
  };
}

function take(text: string | null): void {
  current = readSettings(text);
  for (const listener of listeners) listener(current);
}

function parsed(text: string | null): Partial<Record<keyof Settings, unknown>> {
  try {
    return (JSON.parse(text ?? "{}") as object | null) ?? {};
  } catch {
    return {};
  }
}
