import { WasmBackend } from "./wasm-backend";

/** The two compiled builds, as scripts/build-kernels.mjs names them. */
export type KernelsFile = "kernels-relaxed.wasm" | "kernels-simd.wasm";

/**
 * The fastest build that this engine can compile: relaxed SIMD (Chrome 114 on, recent Firefox; not Node 20), or
 * plain SIMD. `read` gives a file's bytes. Throws WebAssembly.CompileError where there is no SIMD at all.
 */
export async function loadWasmBackend(
  read: (file: KernelsFile) => Promise<BufferSource>,
): Promise<WasmBackend> {
  const relaxed = await read("kernels-relaxed.wasm");
  if (WebAssembly.validate(relaxed)) {
    return WasmBackend.create("wasm-relaxed-simd", await WebAssembly.compile(relaxed));
  }
  return WasmBackend.create("wasm-simd", await WebAssembly.compile(await read("kernels-simd.wasm")));
}
