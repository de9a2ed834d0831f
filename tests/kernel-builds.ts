import { setFlagsFromString } from "node:v8";
import { loadNodeBackend } from "../scripts/node-backend";
import { type Backend, BackendMissing } from "../src/engine/kernels/backend";
import { TfjsBackend } from "../src/engine/kernels/tfjs/tfjs-backend";
import type { WasmBackend, WasmBuild } from "../src/engine/kernels/wasm/wasm-backend";

/**
 * Every build of the kernels that this Node can compile. V8 before 11.4 (Node 20) has relaxed SIMD behind a flag,
 * which is set here; a machine without the instructions leaves the plain build alone.
 */
export async function kernelBuilds(): Promise<WasmBackend[]> {
  const simd = await ifPossible("wasm-simd");
  let relaxed = await ifPossible("wasm-relaxed-simd");
  if (relaxed.length === 0) {
    setFlagsFromString("--experimental-wasm-relaxed-simd");
    relaxed = await ifPossible("wasm-relaxed-simd");
  }
  return [...simd, ...relaxed];
}

async function ifPossible(name: WasmBuild): Promise<WasmBackend[]> {
  try {
    return [await loadNodeBackend(name)];
  } catch (error) {
    if (error instanceof BackendMissing) return [];
    throw error;
  }
}

/** Every backend that Node has: the builds, and TensorFlow.js in plain JavaScript. */
export async function nodeBackends(): Promise<Backend[]> {
  return [...(await kernelBuilds()), await TfjsBackend.create("cpu")];
}
