import type { Backend, BackendMemory, Handle, Kernels } from "../backend";
import { Heap } from "./heap";
import { type StridedExports, stridedKernels } from "./strided-kernels";

/** The same kernels with fused multiply-add (Chrome 114 on, recent Firefox), or with plain 128-bit SIMD. */
export type WasmBuild = "wasm-relaxed-simd" | "wasm-simd";

/** The default backend: AssemblyScript kernels with 128-bit SIMD on one linear memory. A handle is an address. */
export class WasmBackend implements Backend {
  private constructor(
    readonly name: WasmBuild,
    readonly kernels: Kernels,
    private readonly heap: Heap,
  ) {}

  static async create(name: WasmBuild, compiled: WebAssembly.Module): Promise<WasmBackend> {
    const memory = new WebAssembly.Memory({ initial: 256 });
    const instance = await WebAssembly.instantiate(compiled, { env: { memory, abort } });
    const exports = instance.exports as unknown as Kernels & StridedExports & { heapBase(): number };
    const kernels: Kernels = { ...exports, ...stridedKernels(exports) };
    return new WasmBackend(name, kernels, new Heap(memory, exports.heapBase()));
  }

  allocate(size: number): Handle {
    return this.heap.allocate(size);
  }

  free(handle: Handle): void {
    this.heap.free(handle);
  }

  memory(): BackendMemory {
    return this.heap.usage();
  }

  write(handle: Handle, values: Float32Array | Int32Array): void {
    const View = values instanceof Int32Array ? Int32Array : Float32Array;
    new View(this.heap.memory.buffer, handle, values.length).set(values);
  }

  readFloat32(handle: Handle, size: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.heap.memory.buffer, handle, size).slice() as Float32Array<ArrayBuffer>;
  }

  readInt32(handle: Handle, size: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.heap.memory.buffer, handle, size).slice() as Int32Array<ArrayBuffer>;
  }
}

function abort(): never {
  throw new WebAssembly.RuntimeError("a kernel aborted");
}
