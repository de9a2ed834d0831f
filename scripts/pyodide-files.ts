import { createReadStream, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

const from = "node_modules/pyodide";
/** What the interpreter loads: no more of it is shipped. */
const files = [
  "pyodide.mjs",
  "pyodide.asm.mjs",
  "pyodide.asm.wasm",
  "python_stdlib.zip",
  "pyodide-lock.json",
];
const types: Record<string, string> = {
  mjs: "text/javascript",
  wasm: "application/wasm",
  zip: "application/zip",
  json: "application/json",
};

/** Pyodide's own files, as they are, below assets/pyodide/: in the built site and in the one that is being worked on. */
export function pyodideFiles(): Plugin {
  return {
    name: "pyodide-files",
    generateBundle() {
      for (const file of files) {
        this.emitFile({ type: "asset", fileName: `assets/pyodide/${file}`, source: contents(file) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? "/", "http://localhost").pathname;
        const file = files.find((name) => path === `/assets/pyodide/${name}`);
        if (!file) return next();
        response.setHeader("Content-Type", types[basename(file).split(".").at(-1)!]);
        createReadStream(join(from, file)).pipe(response);
      });
    },
  };
}

/** The lock file lists every package that Pyodide's host has: this site has none of them. */
function contents(file: string): Uint8Array | string {
  if (file !== "pyodide-lock.json") return readFileSync(join(from, file));
  return JSON.stringify({ ...JSON.parse(readFileSync(join(from, file), "utf8")), packages: {} });
}
