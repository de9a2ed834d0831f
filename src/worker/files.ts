import type { Backend } from "../engine/kernels/backend";
import relaxed from "../engine/kernels/wasm/build/kernels-relaxed.wasm?url";
import simd from "../engine/kernels/wasm/build/kernels-simd.wasm?url";
import { loadWasmBackend } from "../engine/kernels/wasm/load";
import type { WasmBuild } from "../engine/kernels/wasm/wasm-backend";

const kernels = { "kernels-relaxed.wasm": relaxed, "kernels-simd.wasm": simd };

/** A build of the kernels from the page's own files. Rejects with BackendMissing where the browser can't compile it. */
export function loadKernels(name: WasmBuild): Promise<Backend> {
  return loadWasmBackend(name, (file) => fetchBytes(kernels[file]));
}

/** The bytes of a built-in list of names; `home` is the page's address, which a bundled worker can't know. */
export function fetchNames(home: string, file: string): Promise<Uint8Array<ArrayBuffer>> {
  return fetchBytes(new URL(`data/${file}`, home).href);
}

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}
