import url from "monaco-editor/editor/editor.worker?worker&url";

type Policy = { createScriptURL(url: string): string };
type Factory = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy };

/** The only script url that this policy ever makes is the worker's own. */
const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy("compiler-worker", {
  createScriptURL: () => url,
});

export function editorWorker(): Worker {
  return new Worker(policy?.createScriptURL(url) ?? url, { type: "module" });
}
