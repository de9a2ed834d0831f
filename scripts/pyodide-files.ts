import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

const from = "node_modules/pyodide";
/** What the interpreter loads, by what it is called here: there are static hosts that don't know .mjs for a script. */
const files: Record<string, string> = {
  "pyodide.js": "pyodide.mjs",
  "pyodide.asm.js": "pyodide.asm.mjs",
  "pyodide.asm.wasm": "pyodide.asm.wasm",
  "python_stdlib.zip": "python_stdlib.zip",
  "pyodide-lock.json": "pyodide-lock.json",
};
const types: Record<string, string> = {
  js: "text/javascript",
  wasm: "application/wasm",
  zip: "application/zip",
  json: "application/json",
};

/** Pyodide's own files below assets/pyodide/: in the built site and in the one that is being worked on. */
export function pyodideFiles(): Plugin {
  return {
    name: "pyodide-files",
    /** How many there are in all, for who tells how much of them has come. */
    config: () => ({
      define: { __PYODIDE_BYTES__: Object.keys(files).reduce((sum, file) => sum + contents(file).length, 0) },
    }),
    generateBundle() {
      for (const file of Object.keys(files)) {
        this.emitFile({ type: "asset", fileName: `assets/pyodide/${file}`, source: contents(file) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? "/", "http://localhost").pathname;
        const file = Object.keys(files).find((name) => path === `/assets/pyodide/${name}`);
        if (!file) return next();
        response.setHeader("Content-Type", types[basename(file).split(".").at(-1)!]);
        response.end(contents(file));
      });
    },
  };
}

function contents(file: string): Uint8Array | string {
  const path = join(from, files[file]);
  if (file === "pyodide.js")
    return readFileSync(path, "utf8").replaceAll("pyodide.asm.mjs", "pyodide.asm.js");
  if (file !== "pyodide-lock.json") return readFileSync(path);
  // It lists every package that Pyodide's host has: this site has none of them.
  return JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), packages: {} });
}
