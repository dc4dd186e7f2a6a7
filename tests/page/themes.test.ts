import assert from "node:assert/strict";
import { test } from "node:test";
import { PALETTES } from "../../static/src/editor/themes.ts";
import { COLOURS } from "../../static/src/terminal/colours.ts";

const ENOUGH = 4.5; // WCAG 2.2, 1.4.3 (AA)
const NOT_TEXT = new Set(["background", "cursor", "cursorAccent", "selectionBackground"]);
const GROUNDS_OF_PROGRAMS = new Set(["black", "white", "brightWhite"]); // xterm.js lifts text in them; see test_terminal.py.

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = Object.entries(PALETTES).map(([name, palette]) => ({ name, palette, least: name.endsWith("-contrast") ? 7 : ENOUGH }));

for (const { name: theme, palette, least } of GROUNDS) {
  const { background, text, tokens, ui, brackets } = palette;

  test(`every colour of code can be read in the ${theme} theme`, () => {
    const colours = { text, ...tokens, lineNumber: ui["editorLineNumber.foreground"]!, ...Object.fromEntries(brackets.entries()) };
    for (const [name, colour] of Object.entries(colours)) {
      assert.ok(contrast(colour, background) >= least, `${name}: ${contrast(colour, background).toFixed(2)}`);
    }
  });

  test(`selected code can be read in the ${theme} theme`, () => {
    for (const [name, colour] of Object.entries({ text, ...tokens })) {
      const found = contrast(colour, ui["editor.selectionBackground"]!);
      assert.ok(found >= ENOUGH, `${name}: ${found.toFixed(2)}`);
    }
  });
}

for (const theme of ["light", "dark"] as const) {
  test(`every colour of the terminal can be read in the ${theme} theme`, () => {
    for (const [name, colour] of Object.entries(COLOURS[theme])) {
      if (NOT_TEXT.has(name) || GROUNDS_OF_PROGRAMS.has(name)) continue;
      const found = contrast(colour, COLOURS[theme].background);
      assert.ok(found >= ENOUGH, `${name}: ${found.toFixed(2)}`);
    }
  });

  test(`black is dark and white is light in the ${theme} theme`, () => {
    const { black, white, brightWhite } = COLOURS[theme];
    assert.ok(luminance(black) < 0.02 && luminance(white) > 0.6 && luminance(brightWhite) > luminance(white));
  });
}
