import { readFile } from "node:fs/promises";
import { loadWasmBackend } from "../src/engine/kernels/wasm/load";
import type { WasmBackend } from "../src/engine/kernels/wasm/wasm-backend";

const build = new URL("../src/engine/kernels/wasm/build/", import.meta.url);

/** The compiled kernels, read from disk: in Node 20 the plain SIMD build, for its V8 has no relaxed SIMD yet. */
export function nodeBackend(): Promise<WasmBackend> {
  return loadWasmBackend((file) => readFile(new URL(file, build)));
}
