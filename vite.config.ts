import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { lessonMdx } from "./scripts/mdx/mdx.ts";
import { lessonNotebooks } from "./scripts/mdx/notebook-plugin.ts";
import { lessonOutline } from "./scripts/mdx/outline-plugin.ts";
import { pyodideFiles } from "./scripts/pyodide-files.ts";
import { sizeBudget } from "./scripts/size-budget.ts";

export default defineConfig({
  base: "./", // works from any sub-path
  plugins: [
    lessonNotebooks(),
    lessonMdx(),
    lessonOutline(),
    react({ include: /\.(mdx|tsx?)$/ }),
    pyodideFiles(),
    sizeBudget(),
  ],
  // Only the core and the traces that figures/plotly.ts registers: the whole of plotly can't slip in.
  resolve: { alias: [{ find: /^plotly\.js$/, replacement: "plotly.js/lib/core" }] },
  worker: { format: "es" },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1100 },
  define: { global: "globalThis" }, // plotly.js's dependencies expect Node's name for it
});
