import { currentBackend, empty, full, tensor } from "../../engine/tensor";
import { codeOf } from "./dtypes";
import { histogramOf } from "./histogram";
import { dtypeOf } from "./kinds";
import type { Memory, TensorId } from "./memory";

/** Numbers to and from Python: an array.array's address in the interpreter's memory, which `buffer` gives. */
export function values(memory: Memory, buffer: () => ArrayBufferLike) {
  return {
    /** From 4-byte numbers of the type at the address. */
    read: (address: number, dtype: number, ...shape: number[]) => {
      const type = dtypeOf(dtype);
      const out = empty(shape, type);
      const from = buffer();
      out.set(
        type === "float32"
          ? new Float32Array(from, address, out.size)
          : new Int32Array(from, address, out.size),
      );
      return memory.giveKind(memory.give(out), dtype);
    },
    /** To the address, as float64 of float32 and int32 of the others. */
    write: (x: TensorId, address: number) => {
      const from = memory.get(x);
      if (from.dtype === "float32") new Float64Array(buffer(), address, from.size).set(from.toFloat32Array());
      else new Int32Array(buffer(), address, from.size).set(from.toInt32Array());
      return x;
    },
    /** How often x's numbers have been written. */
    written: (x: TensorId) => memory.get(x).storage.written,
    /** Numbers of 4 bytes at the address, over all of x's. */
    overwrite: (x: TensorId, address: number) => {
      const to = memory.get(x);
      const from = buffer();
      to.set(
        to.dtype === "float32"
          ? new Float32Array(from, address, to.size)
          : new Int32Array(from, address, to.size),
      );
      return x;
    },
    /** One number of x, as if it were flat. */
    set_number: (x: TensorId, place: number, value: number) => {
      const to = memory.get(x);
      const number = to.dtype === "float32" ? full([], value) : tensor(Int32Array.of(value), []);
      currentBackend().kernels.writeStrided([1], number.handle, to.handle, place, [1]);
      to.storage.changed();
      return x;
    },
    /** Counts of the numbers in equal bins over [low, high], and nothing outside (torch.histc). */
    histc: (x: TensorId, bins: number, low: number, high: number) => {
      const { counts } = histogramOf(memory.get(x).toFloat32Array(), bins, low, high);
      return memory.give(tensor(Float32Array.from(counts), [bins]));
    },
    dtype_code: (x: TensorId) => codeOf(memory.get(x).dtype),
  };
}
