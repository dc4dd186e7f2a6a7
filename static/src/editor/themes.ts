// Colours of code and terminal. Monaco's own themes go down to 2.9 : 1; a test holds these at 4.5 : 1 and above, and at 7 : 1 where more is asked for.

export type Palette = {
  background: string;
  text: string;
  tokens: Record<string, string>;
  /** Of nested brackets; Monaco's own are too pale on white. */
  brackets: string[];
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
  brackets: ["#44484d", "#7a5200", "#1f52b5"],
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
    "editorError.foreground": "#c4302b",
    "editorWarning.foreground": "#b07400",
    "editorInfo.foreground": "#1f5fbf",
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
  brackets: ["#b9c0c7", "#e3c07b", "#8cb8ff"],
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
    "editorError.foreground": "#ff7b72",
    "editorWarning.foreground": "#e3b341",
    "editorInfo.foreground": "#79b8ff",
  },
};

/** The same for those who need more contrast: pure grounds, borders that can be seen, the cursor's line framed. */
function sharper(palette: Palette, background: string, text: string, line: string, tokens: Record<string, string>): Palette {
  return {
    background,
    text,
    tokens: { ...palette.tokens, variable: text, operator: text, delimiter: text, ...tokens },
    brackets: [text, text, text],
    ui: {
      ...palette.ui,
      "editorLineNumber.foreground": text,
      "editorLineNumber.activeForeground": text,
      "editor.lineHighlightBorder": line,
      "editor.selectionBackground": palette === LIGHT ? "#cfe8ff" : "#063f63",
      "editorWidget.background": background,
      "editorWidget.border": line,
      "editorBracketMatch.border": line,
      "editorCursor.foreground": text,
    },
  };
}

const LIGHT_CONTRAST = sharper(LIGHT, "#ffffff", "#000000", "#595959", {
  comment: "#3f4a44", string: "#08522f", "string.escape": "#6b3a00", regexp: "#6b3a00", number: "#6b2d00", constant: "#6b2d00",
  type: "#0a4a6b", "type.identifier": "#0a4a6b", namespace: "#0a4a6b", predefined: "#173f8c", function: "#173f8c",
  keyword: "#6a1a8a", "keyword.directive": "#6a1a8a", metatag: "#6a1a8a", annotation: "#5e3f00", attribute: "#5e3f00",
  "variable.predefined": "#7f1d0a", tag: "#7f1d0a",
});
const DARK_CONTRAST = sharper(DARK, "#000000", "#ffffff", "#a6a6a6", { comment: "#c4ccd4", keyword: "#e0c6ff", "keyword.directive": "#e0c6ff", metatag: "#e0c6ff" });

export const PALETTES = { light: LIGHT, dark: DARK, "light-contrast": LIGHT_CONTRAST, "dark-contrast": DARK_CONTRAST };
