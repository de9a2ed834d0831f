import type { Contender } from "../contender";

interface FmaKernel {
  multiplyAdd(passes: number, x: number, y: number): number;
}

/** Passes of one step: some tens of microseconds. */
const PASSES = 20_000;

/** The core's fused multiply-adds with nothing in their way: its steps are worth `flopsPerFmaStep` each. */
export class FmaPeak implements Contender {
  private kernel!: FmaKernel;

  constructor(private readonly wasm: string) {}

  async prepare(): Promise<void> {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const { instance } = await WebAssembly.instantiateStreaming(fetch(this.wasm), { env: { memory } });
    this.kernel = instance.exports as unknown as FmaKernel;
  }

  async step(n: number): Promise<number> {
    let sum = 0;
    for (let i = 0; i < n; i++) sum = this.kernel.multiplyAdd(PASSES, 1e-9, 1);
    return sum;
  }
}

/** 96 operations a pass: see assembly/fma-peak.ts. */
export const flopsPerFmaStep = PASSES * 96;
