import { brotliCompressSync, constants } from "node:zlib";
import { defineConfig } from "vite";

const MAIN = "static/src/main.ts";
const MONACO = "static/src/editor/monaco.ts";
// A quarter of a second; the highest, with which files are served, takes ten and gains a tenth.
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Tells what JavaScript a visitor loads before the first keystroke: on a phone, and on a desk with its rich editor. */
function tellMoved() {
  return {
    name: "tell-moved",
    writeBundle(_options, bundle) {
      const told = `phone ${kilobytes(bundle, [MAIN])}, desk ${kilobytes(bundle, [MAIN, MONACO])}`;
      console.log(`JavaScript before the first keystroke (brotli, at most): ${told}`);
    },
  };
}

function kilobytes(bundle, sources) {
  const bytes = withImports(bundle, sources).reduce((sum, chunk) => sum + brotliCompressSync(chunk.code, QUICKLY).length, 0);
  return `${(bytes / 1000).toFixed(0)} kB`;
}

function withImports(bundle, sources) {
  const found = new Set(sources.map((source) => chunkOf(bundle, source)));
  for (const chunk of found) for (const name of chunk.imports) if (bundle[name]?.type === "chunk") found.add(bundle[name]);
  return [...found];
}

function chunkOf(bundle, source) {
  const chunk = Object.values(bundle).find((each) => each.facadeModuleId?.endsWith(source));
  if (!chunk) throw new Error(`no chunk is made of ${source}`);
  return chunk;
}

export default defineConfig({
  // Relative, so that the bundle works under whatever STATIC_URL the site is given.
  base: "./",
  publicDir: false,
  plugins: [tellMoved()],
  build: {
    outDir: "static/dist",
    emptyOutDir: true,
    // Not in `.vite/`: collectstatic skips names that begin with a dot.
    manifest: "manifest.json",
    target: "es2022",
    // `light-dark()` and nesting are used as they are: every browser that runs the script has them.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4500,
    rollupOptions: {
      input: {
        main: "static/src/main.ts",
        account: "static/src/account/account.ts",
        runs: "static/src/runs/runs.ts",
        message: "static/src/styles/message.css",
        docs: "static/src/docs/docs.css",
        tabs: "static/src/docs/docs.ts",
      },
    },
  },
  worker: { format: "es" },
});
