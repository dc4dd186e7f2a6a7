import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/register.all";
import { element } from "../page/dom.ts";
import type { ProjectFile } from "../page/project.ts";
import { settings } from "../page/settings.ts";
import { theme, wantsContrast } from "../page/theme.ts";
import type { Editor, Events, Look, Mark } from "./editor.ts";
import { ready } from "./colouring.ts";
import { marker } from "./markers.ts";
import { PALETTES } from "./themes.ts";
import { editorWorker } from "./worker.ts";

/** Monaco in place of the text area, whose cursor and focus it takes over; `shown` is the file that was there. */
export function monacoEditor(events: Events, shown: string): Editor {
  self.MonacoEnvironment = { getWorker: editorWorker };
  for (const name of Object.keys(PALETTES) as (keyof typeof PALETTES)[]) defineTheme(name);
  const area = element<HTMLTextAreaElement>("code");
  const start = { at: area.selectionStart, focused: document.activeElement === area };
  const editor = create();
  const models = new Map<string, monaco.editor.ITextModel>();
  let marks: ReadonlyMap<string, Mark[]> = new Map();
  const views = new Map<monaco.editor.ITextModel, monaco.editor.ICodeEditorViewState | null>();
  editor.onDidChangeCursorSelection(({ selection }) => events.moved(position(editor, selection)));
  area.remove();

  const show = (file: ProjectFile, { mode, label, readOnly }: Look) => {
    const isFirst = models.size === 0;
    const model = models.get(file.id) ?? newModel(file, events);
    if (!models.has(file.id)) markModel(model, marks.get(file.id));
    models.set(file.id, model);
    colour(model, mode);
    replace(model, file.content);
    turnTo(editor, model, views);
    editor.updateOptions({ ariaLabel: label, readOnly });
    if (!isFirst || file.id !== shown) return;
    editor.setPosition(model.getPositionAt(start.at));
    if (start.focused) editor.focus();
  };
  return {
    show,
    mark: (next) => {
      marks = next;
      for (const [id, model] of models) markModel(model, next.get(id));
    },
    jump: (line, column) => {
      editor.setPosition({ lineNumber: line, column });
      editor.revealPositionInCenterIfOutsideViewport({ lineNumber: line, column });
      editor.focus();
    },
    focus: () => editor.focus(),
    hasFocus: () => editor.hasTextFocus(),
    adapt: () => {
      monaco.editor.setTheme(themeName());
      editor.updateOptions(chosen());
      for (const model of models.values()) setTabs(model);
    },
  };
}

function create(): monaco.editor.IStandaloneCodeEditor {
  const place = document.createElement("div");
  place.className = "monaco";
  element("editor").append(place);
  return monaco.editor.create(place, {
    model: null,
    theme: themeName(),
    automaticLayout: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--mono"),
    ...chosen(),
    dropIntoEditor: { enabled: false }, // Files that are dropped become files of the program.
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

/** What the visitor chose, in Monaco's words. */
function chosen(): monaco.editor.IEditorOptions {
  const { fontSize, wrap } = settings();
  return { fontSize, lineHeight: Math.round(fontSize * 1.5), wordWrap: wrap ? "on" : "off" };
}

function setTabs(model: monaco.editor.ITextModel): void {
  const { tabSize } = settings();
  model.updateOptions({ tabSize, indentSize: tabSize });
}

function themeName(): string {
  return `compiler-${theme()}${wantsContrast() ? "-contrast" : ""}`;
}

function newModel({ id, name, content }: ProjectFile, events: Events): monaco.editor.ITextModel {
  const model = monaco.editor.createModel(content, "plaintext", monaco.Uri.file(`/${id}/${name}`));
  model.detectIndentation(true, 4); // Of what it finds only blanks or tabs count.
  setTabs(model);
  model.onDidChangeContent(() => events.changed(id, model.getValue()));
  return model;
}

function markModel(model: monaco.editor.ITextModel, marks: readonly Mark[] = []): void {
  monaco.editor.setModelMarkers(model, "run", marks.filter(({ line }) => line <= model.getLineCount()).map((mark) => marker(model, mark)));
}

function colour(model: monaco.editor.ITextModel, mode: string): void {
  ready(mode).then(
    (known) => monaco.editor.setModelLanguage(model, known),
    () => {}, // Without its grammar the code is plain, and the page works.
  );
}

/** Another text in place of all: undo brings back what was there. */
function replace(model: monaco.editor.ITextModel, text: string): void {
  if (model.getValue() === text) return;
  model.pushStackElement();
  model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  model.pushStackElement();
}

/** Show `model` as it was left: cursor, scrolling, folds. */
function turnTo(
  editor: monaco.editor.IStandaloneCodeEditor,
  model: monaco.editor.ITextModel,
  views: Map<monaco.editor.ITextModel, monaco.editor.ICodeEditorViewState | null>,
): void {
  const before = editor.getModel();
  if (before === model) return;
  if (before) views.set(before, editor.saveViewState());
  editor.setModel(model);
  const view = views.get(model);
  if (view) editor.restoreViewState(view);
}

function position(editor: monaco.editor.IStandaloneCodeEditor, selection: monaco.Selection) {
  return {
    line: selection.positionLineNumber,
    column: selection.positionColumn,
    selected: editor.getModel()?.getValueLengthInRange(selection) ?? 0,
  };
}

function defineTheme(name: keyof typeof PALETTES): void {
  const { background, text, tokens, brackets, ui } = PALETTES[name];
  const nested = brackets.map((colour, at) => [`editorBracketHighlight.foreground${at + 1}`, colour]);
  monaco.editor.defineTheme(`compiler-${name}`, {
    base: name.startsWith("light") ? "vs" : "vs-dark",
    inherit: false,
    rules: [
      { token: "", foreground: bare(text), background: bare(background) },
      ...Object.entries(tokens).map(([token, foreground]) => ({ token, foreground: bare(foreground) })),
    ],
    colors: {
      "editor.background": background,
      "editor.foreground": text,
      "editorBracketHighlight.unexpectedBracket.foreground": tokens["variable.predefined"] ?? text,
      ...Object.fromEntries(nested),
      ...ui,
    },
  });
}

/** Monaco's rules want colours without the #. */
function bare(colour: string): string {
  return colour.slice(1);
}
