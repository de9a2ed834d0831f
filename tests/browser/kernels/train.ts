import type { Backend } from "../../../src/engine/kernels/backend";
import { useBackend } from "../../../src/engine/tensor";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { lossesOnly } from "../../../src/experiment/frame";
import { Trainer } from "../../../src/experiment/trainer";
import { Draw } from "./kernel-case";

const VOCABULARY = 40;
const ROWS = 5000;

/** What a training run told of itself. */
export interface Training {
  losses: number[];
  /** Blocks and bytes after each tenth of the run. */
  memory: { blocks: number; bytes: number; reserved: number }[];
}

/** Trains a network with BatchNorm1d for `steps` on characters drawn at random. */
export async function train(backend: Backend, steps: number): Promise<Training> {
  useBackend(backend);
  const config: RunConfig = {
    ...defaultConfig,
    hiddenSize: 64,
    hiddenLayers: 2,
    normalization: "batch-norm-1d",
    hiddenInit: "kaiming",
    outputScale: 0.1,
  };
  const draw = new Draw(steps);
  const split = {
    rows: ROWS,
    inputs: draw.integers(ROWS * config.contextSize, VOCABULARY),
    targets: draw.integers(ROWS, VOCABULARY),
  };
  const trainer = new Trainer(config, { train: split, validation: split, test: split }, VOCABULARY);
  const memory: Training["memory"] = [];
  const losses: number[] = [];
  for (let step = 1; step <= steps; step++) {
    trainer.advance();
    if (step % (steps / 10) !== 0) continue;
    const frame = await trainer.frame({ ...lossesOnly, statistics: true, saturationLayer: 1 });
    losses.push(...frame.losses);
    memory.push(backend.memory());
  }
  trainer.dispose();
  return { losses, memory };
}
