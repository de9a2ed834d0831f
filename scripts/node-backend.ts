import { readFile } from "node:fs/promises";
import { BackendMissing } from "../src/engine/kernels/backend";
import { loadWasmBackend } from "../src/engine/kernels/wasm/load";
import type { WasmBackend, WasmBuild } from "../src/engine/kernels/wasm/wasm-backend";

const build = new URL("../src/engine/kernels/wasm/build/", import.meta.url);

const load = (name: WasmBuild) => loadWasmBackend(name, (file) => readFile(new URL(file, build)));

/** The compiled kernels, read from disk: in Node 20 the plain SIMD build, for its V8 has no relaxed SIMD yet. */
export function nodeBackend(): Promise<WasmBackend> {
  return load("wasm-relaxed-simd").catch((error) => {
    if (error instanceof BackendMissing) return load("wasm-simd");
    throw error;
  });
}
