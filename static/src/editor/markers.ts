import * as monaco from "monaco-editor/editor";
import type { Mark } from "./editor.ts";

const { Error: ERROR, Warning, Info } = monaco.MarkerSeverity;
const SEVERITIES = { error: ERROR, warning: Warning, info: Info };

/** `mark` as Monaco draws it. Where its end is not known, it is that of the word; without a column, the line's. */
export function marker(model: monaco.editor.ITextModel, { line, column, endColumn, severity, message }: Mark): monaco.editor.IMarkerData {
  const [first, last] = [model.getLineFirstNonWhitespaceColumn(line) || 1, model.getLineMaxColumn(line)];
  const start = column === undefined ? first : Math.min(column, Math.max(1, last - 1));
  const word = model.getWordAtPosition({ lineNumber: line, column: start });
  const end = column === undefined ? last : endColumn ?? (word && word.startColumn === start ? word.endColumn : start + 1);
  return {
    severity: SEVERITIES[severity],
    message,
    startLineNumber: line,
    endLineNumber: line,
    startColumn: start,
    endColumn: Math.max(start + 1, Math.min(end, last)),
  };
}
