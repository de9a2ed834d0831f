import type { Backend, BackendMemory, BackendName, Block, Handle, Kernels } from "../backend";
import { Heap } from "./heap";
import { type StridedExports, stridedKernels } from "./strided-kernels";

/** The same kernels with fused multiply-add (Chrome 114 on, recent Firefox), or with plain 128-bit SIMD. */
export type WasmBuild = Extract<BackendName, `wasm-${string}`>;

/** The default backend: AssemblyScript kernels with 128-bit SIMD on one linear memory. A handle is an address. */
export class WasmBackend implements Backend {
  readonly isHalfPrecision = false;

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

  async download(blocks: readonly Block[]): Promise<Float32Array<ArrayBuffer>[]> {
    return blocks.map(({ handle, size }) => this.readFloat32(handle, size));
  }

  /** Its memory goes with the last reference to it. */
  dispose(): void {}
}

function abort(): never {
  throw new WebAssembly.RuntimeError("a kernel aborted");
}
