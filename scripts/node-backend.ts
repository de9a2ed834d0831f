import { readFile } from "node:fs/promises";
import { BackendMissing } from "../src/engine/kernels/backend";
import { loadWasmBackend } from "../src/engine/kernels/wasm/load";
import type { WasmBackend, WasmBuild } from "../src/engine/kernels/wasm/wasm-backend";

const build = new URL("../src/engine/kernels/wasm/build/", import.meta.url);

/** One build of the compiled kernels, read from disk. Rejects with BackendMissing where this Node can't compile it. */
export function loadNodeBackend(name: WasmBuild): Promise<WasmBackend> {
  return loadWasmBackend(name, (file) => readFile(new URL(file, build)));
}

/** The faster build: in Node 20 the plain SIMD one, for its V8 has no relaxed SIMD yet. */
export function nodeBackend(): Promise<WasmBackend> {
  return loadNodeBackend("wasm-relaxed-simd").catch((error) => {
    if (error instanceof BackendMissing) return loadNodeBackend("wasm-simd");
    throw error;
  });
}
