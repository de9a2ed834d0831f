import { BackendMissing } from "../backend";
import { WasmBackend, type WasmBuild } from "./wasm-backend";

/** The compiled builds, as scripts/build-kernels.mjs names them. */
export type KernelsFile = "kernels-relaxed.wasm" | "kernels-simd.wasm";

const files: Record<WasmBuild, KernelsFile> = {
  "wasm-relaxed-simd": "kernels-relaxed.wasm",
  "wasm-simd": "kernels-simd.wasm",
};

/**
 * One build of the kernels; `read` gives a file's bytes. Rejects with BackendMissing where the engine can't compile it:
 * relaxed SIMD needs Chrome 114 or a recent Firefox (Node 20 has it behind a flag).
 */
export async function loadWasmBackend(
  name: WasmBuild,
  read: (file: KernelsFile) => Promise<BufferSource>,
): Promise<WasmBackend> {
  const bytes = await read(files[name]);
  if (!WebAssembly.validate(bytes)) throw new BackendMissing(name, "this engine can't compile it");
  return WasmBackend.create(name, await WebAssembly.compile(bytes));
}
