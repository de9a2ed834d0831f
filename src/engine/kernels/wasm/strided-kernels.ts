import { binaryOps, type Handle, type Kernels } from "../backend";

/** What assembly/{dimensions,binary,strided}.ts export: the loops are set one by one, then run. */
export interface StridedExports {
  dimension(d: number, length: number, first: number, second: number): void;
  binary(op: number, integer: boolean, rank: number, a: Handle, b: Handle, out: Handle): void;
  readStrided(rank: number, x: Handle, offset: number, out: Handle): void;
  writeStrided(rank: number, x: Handle, out: Handle, offset: number): void;
}

/** The kernels that take loops as arrays, which can't be passed to WebAssembly as they are. */
export function stridedKernels(
  wasm: StridedExports,
): Pick<Kernels, "binary" | "readStrided" | "writeStrided"> {
  const codes = Object.fromEntries(binaryOps.map((op, code) => [op, code]));
  return {
    binary(op, integer, lengths, a, aStrides, b, bStrides, out) {
      for (let d = 0; d < lengths.length; d++) wasm.dimension(d, lengths[d], aStrides[d], bStrides[d]);
      wasm.binary(codes[op], integer, lengths.length, a, b, out);
    },
    readStrided(lengths, x, offset, strides, out) {
      for (let d = 0; d < lengths.length; d++) wasm.dimension(d, lengths[d], strides[d], 0);
      wasm.readStrided(lengths.length, x, offset, out);
    },
    writeStrided(lengths, x, out, offset, strides) {
      for (let d = 0; d < lengths.length; d++) wasm.dimension(d, lengths[d], strides[d], 0);
      wasm.writeStrided(lengths.length, x, out, offset);
    },
  };
}
