import { languages } from "monaco-editor/editor";
import { OURS, loadMonacos, monacosFile, nameOf } from "./grammars.ts";

const registered = new Set<string>();

/** Make Monaco know `mode` and return its name there; "plaintext" for a mode without a grammar. */
export async function ready(mode: string): Promise<string> {
  const ours = OURS[mode];
  const file = monacosFile(mode);
  if (file) await loadMonacos(file);
  if (!ours) return file ? nameOf(mode) : "plaintext";
  const { language, conf } = (await ours()).default;
  if (registered.has(mode)) return mode;
  registered.add(mode);
  languages.register({ id: mode });
  languages.setMonarchTokensProvider(mode, language);
  languages.setLanguageConfiguration(mode, conf);
  return mode;
}
