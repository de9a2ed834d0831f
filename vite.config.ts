import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./", // works from any sub-path
  plugins: [react()],
  worker: { format: "es" },
  build: { target: "es2022", assetsInlineLimit: 0 },
  define: { global: "globalThis" }, // plotly.js's dependencies expect Node's name for it
});
