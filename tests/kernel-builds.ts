import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import type { Backend } from "../src/engine/kernels/backend";
import { TfjsBackend } from "../src/engine/kernels/tfjs/tfjs-backend";
import { WasmBackend, type WasmBuild } from "../src/engine/kernels/wasm/wasm-backend";

const directory = new URL("../src/engine/kernels/wasm/build/", import.meta.url);

const files: Record<WasmBuild, string> = {
  "wasm-simd": "kernels-simd.wasm",
  "wasm-relaxed-simd": "kernels-relaxed.wasm",
};

/**
 * Every build of the kernels that this Node can compile. V8 before 11.4 (Node 20) has relaxed SIMD behind a flag,
 * which is set here; a machine without the instructions leaves the plain build alone.
 */
export async function kernelBuilds(): Promise<WasmBackend[]> {
  const builds: WasmBackend[] = [];
  for (const name of Object.keys(files) as WasmBuild[]) {
    const bytes = readFileSync(new URL(files[name], directory));
    if (!WebAssembly.validate(bytes)) setFlagsFromString("--experimental-wasm-relaxed-simd");
    if (!WebAssembly.validate(bytes)) continue;
    builds.push(await WasmBackend.create(name, await WebAssembly.compile(bytes)));
  }
  return builds;
}

/** Every backend that Node has: the builds, and TensorFlow.js in plain JavaScript. */
export async function nodeBackends(): Promise<Backend[]> {
  return [...(await kernelBuilds()), await TfjsBackend.create("cpu")];
}
