import { join, relative } from "node:path";
import { build } from "vite";
import { compile } from "../../scripts/build-kernels.mjs";
import { pyodideFiles } from "../../scripts/pyodide-files";

/** Builds the site into `directory`/site and the bench page into `directory`/bench. */
export async function buildPages(directory: string): Promise<void> {
  const shared = { logLevel: "warn" } as const;
  await build({ ...shared, build: { outDir: join(directory, "site"), emptyOutDir: true } });
  await build({
    ...shared,
    configFile: false,
    root: "tests/bench/page",
    base: "./",
    publicDir: false,
    plugins: [pyodideFiles()],
    worker: { format: "es" },
    build: { outDir: join(directory, "bench"), emptyOutDir: true, chunkSizeWarningLimit: 4096 },
  });
  const peak = relative(".", join(directory, "bench/fma-peak.wasm"));
  await compile("tests/bench/assembly/fma-peak.ts", peak, "simd,relaxed-simd");
}
