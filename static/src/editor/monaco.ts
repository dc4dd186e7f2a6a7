import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/register.all";
import { element } from "../page/dom.ts";
import type { Language } from "../page/languages.ts";
import type { Theme } from "../page/theme.ts";
import type { Editor, Events } from "./editor.ts";
import { ready } from "./modes.ts";
import { BRACKETS, PALETTES } from "./themes.ts";
import { editorWorker } from "./worker.ts";

/** Monaco in place of the text area, whose text, cursor and focus it takes over. */
export function monacoEditor(events: Events, language: Language, theme: Theme): Editor {
  self.MonacoEnvironment = { getWorker: editorWorker };
  for (const each of ["light", "dark"] as const) defineTheme(each);
  const area = element<HTMLTextAreaElement>("code");
  const start = { code: area.value, at: area.selectionStart, focused: document.activeElement === area };
  const editor = create(theme);
  const models = new Map<string, monaco.editor.ITextModel>();

  const open = (next: Language, code: string) => {
    const model = models.get(next.slug) ?? newModel(next, code);
    models.set(next.slug, model);
    if (model.getValue() !== code) model.setValue(code);
    editor.setModel(model);
    editor.updateOptions({ ariaLabel: `Code in ${next.name}. Press Ctrl+M to let Tab leave the editor.` });
  };
  editor.onDidChangeCursorSelection(({ selection }) => events.moved(position(editor, selection)));
  open(language, start.code);
  area.remove();
  editor.setPosition(editor.getModel()?.getPositionAt(start.at) ?? { lineNumber: 1, column: 1 });
  if (start.focused) editor.focus();

  editor.onDidChangeModelContent(() => events.changed());
  const selection = editor.getSelection();
  if (selection) events.moved(position(editor, selection));
  return {
    code: () => editor.getValue(),
    open,
    replace: (code) => replace(editor, code),
    focus: () => editor.focus(),
    hasFocus: () => editor.hasTextFocus(),
    setTheme: (next) => monaco.editor.setTheme(`compiler-${next}`),
  };
}

function create(theme: Theme): monaco.editor.IStandaloneCodeEditor {
  const place = document.createElement("div");
  place.className = "monaco";
  element("editor").append(place);
  return monaco.editor.create(place, {
    model: null,
    theme: `compiler-${theme}`,
    automaticLayout: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--mono"),
    fontSize: 14,
    lineHeight: 21,
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 16,
    glyphMargin: false,
    minimap: { enabled: false },
    padding: { top: 4, bottom: 16 },
    scrollBeyondLastLine: false,
    smoothScrolling: true,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: "none",
    renderFinalNewline: "on",
    scrollbar: { horizontalScrollbarSize: 10, verticalScrollbarSize: 10 },
    bracketPairColorization: { enabled: true },
    guides: { indentation: true },
    stickyScroll: { enabled: false },
    fixedOverflowWidgets: true,
    accessibilitySupport: "auto",
    unicodeHighlight: { ambiguousCharacters: false },
    wordBasedSuggestions: "currentDocument",
    quickSuggestions: { other: true, comments: false, strings: false },
    "semanticHighlighting.enabled": false,
  });
}

function newModel(language: Language, code: string): monaco.editor.ITextModel {
  const model = monaco.editor.createModel(code, "plaintext", monaco.Uri.file(`/${language.slug}/${language.fileName}`));
  model.updateOptions({ tabSize: 4 });
  model.detectIndentation(true, 4);
  ready(language.editorMode).then(
    (mode) => monaco.editor.setModelLanguage(model, mode),
    () => {}, // Without its grammar the code is plain, and the page works.
  );
  return model;
}

function replace(editor: monaco.editor.IStandaloneCodeEditor, code: string): void {
  const model = editor.getModel();
  if (!model) return;
  editor.pushUndoStop();
  editor.executeEdits("replace", [{ range: model.getFullModelRange(), text: code }]);
  editor.pushUndoStop();
  editor.setPosition({ lineNumber: 1, column: 1 });
  editor.focus();
}

function position(editor: monaco.editor.IStandaloneCodeEditor, selection: monaco.Selection) {
  return {
    line: selection.positionLineNumber,
    column: selection.positionColumn,
    selected: editor.getModel()?.getValueLengthInRange(selection) ?? 0,
  };
}

function defineTheme(theme: Theme): void {
  const { background, text, tokens, ui } = PALETTES[theme];
  const brackets = BRACKETS[theme].map((colour, at) => [`editorBracketHighlight.foreground${at + 1}`, colour]);
  monaco.editor.defineTheme(`compiler-${theme}`, {
    base: theme === "light" ? "vs" : "vs-dark",
    inherit: false,
    rules: [
      { token: "", foreground: bare(text), background: bare(background) },
      ...Object.entries(tokens).map(([token, foreground]) => ({ token, foreground: bare(foreground) })),
    ],
    colors: {
      "editor.background": background,
      "editor.foreground": text,
      "editorBracketHighlight.unexpectedBracket.foreground": tokens["variable.predefined"] ?? text,
      ...Object.fromEntries(brackets),
      ...ui,
    },
  });
}

/** Monaco's rules want colours without the #. */
function bare(colour: string): string {
  return colour.slice(1);
}
