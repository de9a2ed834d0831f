import type { Backend } from "../../../src/engine/kernels/backend";
import { Draw, type KernelCase } from "./kernel-case";
import { kernelCases } from "./kernel-cases";

/** How far a backend's kernel is from WebAssembly's on the same numbers. */
export interface Difference {
  /** The largest |a − b|/(1 + |b|) of the float32 results; infinite where only one of them is NaN or infinite. */
  largest: number;
  /** Where that is, as text. */
  where: string;
}

type Results = Record<string, Float32Array | number>;

const TRIALS = 3;

export async function compareKernels(backend: Backend, wasm: Backend): Promise<Record<string, Difference>> {
  const differences: Record<string, Difference> = {};
  for (const [kernel, caseOf] of Object.entries(kernelCases)) {
    let worst: Difference = { largest: 0, where: "" };
    for (let trial = 0; trial < TRIALS; trial++) {
      const received = await resultsOf(caseOf(new Draw(trial)), backend);
      const expected = await resultsOf(caseOf(new Draw(trial)), wasm);
      for (const name of Object.keys(expected)) {
        const difference = differ(received[name], expected[name]);
        if (!(difference.largest <= worst.largest)) {
          worst = { ...difference, where: `trial ${trial}, ${name}${difference.where}` };
        }
      }
    }
    differences[kernel] = worst;
  }
  return differences;
}

/** Integers come as float32: WebGPU can't be read but later, and later only numbers are. */
async function resultsOf(
  { inputs, outputs = {}, results, call }: KernelCase,
  backend: Backend,
): Promise<Results> {
  const blocks: Record<string, number> = {};
  const sizes: Record<string, number> = {};
  for (const [name, values] of Object.entries(inputs)) sizes[name] = values.length;
  Object.assign(sizes, outputs);
  for (const [name, size] of Object.entries(sizes)) blocks[name] = backend.allocate(size);
  for (const [name, values] of Object.entries(inputs)) backend.write(blocks[name], values);
  const returned = call(backend.kernels, blocks);
  const read: Results = typeof returned === "number" ? { returned } : {};
  for (const [name, type] of Object.entries(results)) {
    const [block, size] = [blocks[name], sizes[name]];
    if (type === "int32") backend.kernels.toFloat(size, block, block);
    read[name] = (await backend.download([{ handle: block, size }]))[0];
  }
  for (const block of Object.values(blocks)) backend.free(block);
  return read;
}

function differ(received: Results[string], expected: Results[string]): Difference {
  const [a, b] = [received, expected].map((values) => (typeof values === "number" ? [values] : values));
  let worst: Difference = { largest: 0, where: "" };
  for (let i = 0; i < b.length; i++) {
    const difference = Object.is(a[i], b[i]) ? 0 : Math.abs(a[i] - b[i]) / (1 + Math.abs(b[i]));
    const largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
    if (largest > worst.largest) worst = { largest, where: `[${i}]: ${a[i]} instead of ${b[i]}` };
  }
  return worst;
}
