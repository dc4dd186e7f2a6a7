import { defineConfig } from "vite";

export default defineConfig({
  // Relative, so that the bundle works under whatever STATIC_URL the site is given.
  base: "./",
  publicDir: false,
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
