import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { paintKeptTheme } from "./src/theme/first-paint.ts";

const FIRST_PAINT = "first-paint.js";

/** A script that blocks the first paint cannot be a module, and the page's policy allows none inline. */
function firstPaint(): Plugin {
  return {
    name: "first-paint",
    apply: "build",
    transformIndexHtml: () => [{ tag: "script", attrs: { src: `/${FIRST_PAINT}` }, injectTo: "head" }],
    generateBundle() {
      this.emitFile({ type: "asset", fileName: FIRST_PAINT, source: `(${paintKeptTheme.toString()})();` });
    },
  };
}

export default defineConfig({
  plugins: [react(), firstPaint()],
  build: { outDir: "dist", emptyOutDir: true, chunkSizeWarningLimit: 1200 },
});
