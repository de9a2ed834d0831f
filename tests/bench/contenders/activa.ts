import relaxed from "../../../src/engine/kernels/wasm/build/kernels-relaxed.wasm?url";
import simd from "../../../src/engine/kernels/wasm/build/kernels-simd.wasm?url";
import { loadWasmBackend } from "../../../src/engine/kernels/wasm/load";
import { useBackend } from "../../../src/engine/tensor";
import { defaultConfig } from "../../../src/experiment/config";
import { Trainer } from "../../../src/experiment/trainer";
import type { BenchNetwork, Contender, Examples } from "../contender";

const kernels = { "kernels-relaxed.wasm": relaxed, "kernels-simd.wasm": simd };

/** This engine, as a run in the page drives it when no panel is on screen. */
export class Activa implements Contender {
  name = "Activa";
  private trainer!: Trainer;

  async prepare(network: BenchNetwork, train: Examples): Promise<void> {
    const backend = await loadWasmBackend(async (file) => (await fetch(kernels[file])).arrayBuffer());
    useBackend(backend);
    this.name = `Activa ${backend.name}`;
    const { vocabularySize, ...sizes } = network;
    const config = {
      ...defaultConfig,
      ...sizes,
      hiddenInit: "kaiming",
      gain: 5 / 3,
      outputScale: 0.01,
    } as const;
    this.trainer = new Trainer(config, { train, validation: train, test: train }, vocabularySize);
  }

  async step(n: number): Promise<number> {
    for (let i = 0; i < n; i++) this.trainer.advance();
    this.trainer.frame({ statistics: false, saturationLayer: null }); // takes the losses gathered so far
    return this.trainer.loss;
  }
}
