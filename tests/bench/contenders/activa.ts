import { type Backend, type BackendName, isWasm } from "../../../src/engine/kernels/backend";
import relaxed from "../../../src/engine/kernels/wasm/build/kernels-relaxed.wasm?url";
import simd from "../../../src/engine/kernels/wasm/build/kernels-simd.wasm?url";
import { loadWasmBackend } from "../../../src/engine/kernels/wasm/load";
import { scoped } from "../../../src/engine/scope";
import { currentBackend, tensor, useBackend } from "../../../src/engine/tensor";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { lossesOnly } from "../../../src/experiment/frame";
import { Trainer } from "../../../src/experiment/trainer";
import type { Contender, Examples } from "../contender";
import type { BenchNetwork } from "../network";

const kernels = { "kernels-relaxed.wasm": relaxed, "kernels-simd.wasm": simd };

/** Milliseconds: steps are submitted for so long before their losses are waited for, as in the page's worker. */
const SLICE = 8;

/** This engine, as a run in the page drives it, with so many full frames a second, or with its losses alone. */
export class Activa implements Contender {
  private trainer!: Trainer;
  private exampleBytes = 0;
  /** Milliseconds between two frames; infinite without any. */
  private readonly interval: number;

  constructor(
    private readonly backend: BackendName,
    framesPerSecond: number,
  ) {
    this.interval = 1000 / framesPerSecond;
  }

  async prepare({ vocabularySize, ...fields }: BenchNetwork, train: Examples): Promise<void> {
    useBackend(await load(this.backend));
    const config: RunConfig = {
      ...defaultConfig,
      ...fields,
      hiddenInit: "kaiming",
      gain: 5 / 3,
      biases: "zeros",
      outputScale: 0.01,
    };
    this.exampleBytes = bytesOf(train);
    const single = { rows: 1, inputs: new Int32Array(fields.contextSize), targets: new Int32Array(1) };
    this.trainer = new Trainer(config, { train, validation: single, test: single }, vocabularySize);
  }

  async step(n: number): Promise<number> {
    let now = performance.now();
    let nextFrame = now + this.interval;
    let sliceEnd = now + SLICE;
    for (let i = 0; i < n; i++) {
      this.trainer.advance();
      now = performance.now();
      if (now >= nextFrame) {
        await this.trainer.frame({ ...lossesOnly, statistics: true, saturationLayer: 0 });
        nextFrame += this.interval;
      } else if (now >= sliceEnd) {
        await this.trainer.settle();
        sliceEnd = performance.now() + SLICE;
      }
    }
    await this.trainer.frame(lossesOnly); // takes the losses gathered so far
    return this.trainer.loss;
  }

  networkBytes(): number {
    return currentBackend().memory().bytes - this.exampleBytes;
  }
}

async function load(name: BackendName): Promise<Backend> {
  if (isWasm(name)) return loadWasmBackend(name, async (file) => (await fetch(kernels[file])).arrayBuffer());
  const { TfjsBackend } = await import("../../../src/engine/kernels/tfjs/tfjs-backend");
  return TfjsBackend.create(name);
}

/** What the backend needs to hold them. */
function bytesOf({ inputs, targets, rows }: Examples): number {
  return scoped(() => {
    tensor(inputs, [rows, inputs.length / rows]);
    tensor(targets, [rows]);
    return currentBackend().memory().bytes;
  });
}
