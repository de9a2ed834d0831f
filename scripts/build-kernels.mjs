import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = "src/engine/kernels/wasm/assembly";
const builds = "src/engine/kernels/wasm/build";

/** The same sources, with the fused multiply-add of relaxed SIMD where a browser has it, and without. */
const features = {
  "kernels-relaxed.wasm": "simd,relaxed-simd",
  "kernels-simd.wasm": "simd",
};

/** Whether a build is missing or older than the newest source. */
export function kernelsAreStale() {
  const directory = join(root, sources);
  const newestSource = Math.max(...readdirSync(directory).map((file) => modified(join(directory, file))));
  return Object.keys(features).some((output) => modified(join(root, builds, output)) < newestSource);
}

/** Compiles every build of the engine's kernels. Throws with the compiler's messages. */
export async function buildKernels() {
  mkdirSync(join(root, builds), { recursive: true });
  for (const [output, enabled] of Object.entries(features)) {
    await compile(`${sources}/index.ts`, `${builds}/${output}`, enabled);
  }
}

/**
 * Compiles one AssemblyScript file to WebAssembly that imports its memory.
 *
 * @param {string} source path from the top of the repository, as is `output`
 * @param {string} output
 * @param {string} enabled WebAssembly features, separated by commas
 */
export async function compile(source, output, enabled) {
  // Loaded here, not above: setup reads this file before the compiler is installed.
  const { default: asc } = await import("assemblyscript/asc");
  const optimized = [
    "-O3",
    "--converge",
    "--noAssert",
    "--runtime",
    "stub",
    "--importMemory",
    "--zeroFilledMemory",
  ];
  const { error, stderr } = await asc.main([
    ...[source, "--baseDir", root, "--outFile", output],
    ...["--enable", enabled],
    ...optimized,
  ]);
  if (error) throw new Error(`asc could not compile ${source}\n${stderr}`, { cause: error });
}

/** @param {string} path */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildKernels();
