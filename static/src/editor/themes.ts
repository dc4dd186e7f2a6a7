// Colours of code and terminal. Monaco's own themes go down to 2.9 : 1; a test holds these at 4.5 : 1 and above.

import type { Theme } from "../page/theme.ts";

export type Palette = {
  background: string;
  text: string;
  tokens: Record<string, string>;
  ui: Record<string, string>;
};

const LIGHT: Palette = {
  background: "#ffffff",
  text: "#1b1d1f",
  tokens: {
    comment: "#57625d",
    string: "#0a6b3d",
    "string.escape": "#8a4b00",
    regexp: "#8a4b00",
    number: "#8a3a00",
    constant: "#8a3a00",
    keyword: "#8424a8",
    "keyword.directive": "#8424a8",
    operator: "#44484d",
    delimiter: "#44484d",
    type: "#0f5f8a",
    "type.identifier": "#0f5f8a",
    predefined: "#1f52b5",
    function: "#1f52b5",
    variable: "#1b1d1f",
    "variable.predefined": "#a1260d",
    annotation: "#7a5200",
    tag: "#a1260d",
    namespace: "#0f5f8a",
    metatag: "#8424a8",
    attribute: "#7a5200",
  },
  ui: {
    "editorLineNumber.foreground": "#6f757a",
    "editorLineNumber.activeForeground": "#1b1d1f",
    "editor.lineHighlightBackground": "#00000000",
    "editor.lineHighlightBorder": "#00000000",
    "editor.selectionBackground": "#dcefe7",
    "editorCursor.foreground": "#0a7152",
    "editorIndentGuide.background1": "#ececea",
    "editorIndentGuide.activeBackground1": "#cfcfca",
    "editorWidget.background": "#ffffff",
    "editorWidget.border": "#cfcfca",
    "editorBracketMatch.background": "#0a71521f",
    "editorBracketMatch.border": "#0a715266",
    "scrollbarSlider.background": "#00000018",
    "scrollbarSlider.hoverBackground": "#0000002b",
    focusBorder: "#0a7152",
  },
};

const DARK: Palette = {
  background: "#121416",
  text: "#e2e5e8",
  tokens: {
    comment: "#9aa4ad",
    string: "#8fd6a4",
    "string.escape": "#f0b775",
    regexp: "#f0b775",
    number: "#f5b983",
    constant: "#f5b983",
    keyword: "#cfa6ff",
    "keyword.directive": "#cfa6ff",
    operator: "#b9c0c7",
    delimiter: "#b9c0c7",
    type: "#7cc7f0",
    "type.identifier": "#7cc7f0",
    predefined: "#8cb8ff",
    function: "#8cb8ff",
    variable: "#e2e5e8",
    "variable.predefined": "#ff9d8f",
    annotation: "#e3c07b",
    tag: "#ff9d8f",
    namespace: "#7cc7f0",
    metatag: "#cfa6ff",
    attribute: "#e3c07b",
  },
  ui: {
    "editorLineNumber.foreground": "#7d858d",
    "editorLineNumber.activeForeground": "#e2e5e8",
    "editor.lineHighlightBackground": "#00000000",
    "editor.lineHighlightBorder": "#00000000",
    "editor.selectionBackground": "#1a3b30",
    "editorCursor.foreground": "#3ccf9d",
    "editorIndentGuide.background1": "#22262a",
    "editorIndentGuide.activeBackground1": "#3a4047",
    "editorWidget.background": "#1d2023",
    "editorWidget.border": "#363b41",
    "editorBracketMatch.background": "#3ccf9d22",
    "editorBracketMatch.border": "#3ccf9d66",
    "scrollbarSlider.background": "#ffffff1a",
    "scrollbarSlider.hoverBackground": "#ffffff2e",
    focusBorder: "#3ccf9d",
  },
};

export const PALETTES: Record<Theme, Palette> = { light: LIGHT, dark: DARK };

/** Colours of nested brackets; Monaco's own are too pale on white. */
export const BRACKETS: Record<Theme, string[]> = {
  light: ["#44484d", "#7a5200", "#1f52b5"],
  dark: ["#b9c0c7", "#e3c07b", "#8cb8ff"],
};
