// The sixteen colours of the terminal. Black and white are what programs paint grounds with, so they are black and white;
// text in them that cannot be read on what is behind it is lifted by xterm.js, as is all that a program chooses. What it draws
// with lines and blocks is not lifted: so the colours of the light theme are as light as the text may be, to be seen on black too.

import type { Theme } from "../page/theme.ts";

export type Colours = Record<
  | "background" | "foreground" | "cursor" | "cursorAccent" | "selectionBackground"
  | "black" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan" | "white"
  | "brightBlack" | "brightRed" | "brightGreen" | "brightYellow" | "brightBlue" | "brightMagenta" | "brightCyan" | "brightWhite",
  string
>;

/** Above the 4.5 : 1 that is enough, since text that is to be dim has half of it. */
export const LEAST_CONTRAST = 6;

export const COLOURS: Record<Theme, Colours> = {
  light: {
    background: "#fbfbfa", foreground: "#1b1d1f", cursor: "#0a7152", cursorAccent: "#ffffff", selectionBackground: "#c6e6d8",
    black: "#121416", red: "#d0362e", green: "#0b8050", yellow: "#946200", blue: "#2f6fdc", magenta: "#a546c8", cyan: "#0b7f90", white: "#d9dbdd",
    brightBlack: "#666b70", brightRed: "#d3392f", brightGreen: "#0b8254", brightYellow: "#966400", brightBlue: "#2c6ddb", brightMagenta: "#a747ca", brightCyan: "#0b7f90", brightWhite: "#ffffff",
  },
  dark: {
    background: "#0e1011", foreground: "#e2e5e8", cursor: "#3ccf9d", cursorAccent: "#0e1011", selectionBackground: "#215241",
    black: "#0e1011", red: "#ff7b72", green: "#5bd18f", yellow: "#e3b341", blue: "#79b8ff", magenta: "#cfa6ff", cyan: "#5fd3de", white: "#d5d9dd",
    brightBlack: "#8a949e", brightRed: "#ffa198", brightGreen: "#8fe3b1", brightYellow: "#f2cc60", brightBlue: "#a5d0ff", brightMagenta: "#e0c4ff", brightCyan: "#95e6ee", brightWhite: "#ffffff",
  },
};
