import { noGrad } from "../../engine/autograd";
import { embedding } from "../../engine/ops/embedding";
import { view } from "../../engine/ops/view";
import { scoped } from "../../engine/scope";
import { download, tensor } from "../../engine/tensor";
import { defaultConfig, type RunConfig } from "../config";
import type { Network } from "../network";
import { Trainer } from "../trainer";
import type { Study } from "./study";

export interface RunningAndCalibratedParams {
  /** The fields in which the run differs from the notebook's; its first hidden layer has a BatchNorm1d. */
  config: Partial<RunConfig>;
  /** Updates before the statistics are compared. */
  steps: number;
}

/** One number a neuron of the first hidden layer. */
interface Statistics {
  mean: number[];
  std: number[];
}

export interface RunningAndCalibrated {
  /** What the layer gathered while it trained: √running_var is its std. */
  running: Statistics;
  /** Of the whole training split with the parameters as they are now, or of as much of it as was passed so far. */
  calibrated: Statistics;
  /** Examples passed. */
  examples: number;
}

const CHUNK = 4096;

/** Trains a network with a BatchNorm1d, then measures what its running statistics estimate. */
export const study: Study<RunningAndCalibratedParams, RunningAndCalibrated> = async function* (
  params,
  means,
) {
  const config: RunConfig = { ...defaultConfig, ...params.config, normalization: "batch-norm-1d" };
  const { splits, summary } = await means.dataset(config);
  const trainer = new Trainer(config, splits, summary.vocabulary.length);
  const { inputs, rows } = splits.train;
  try {
    while (trainer.step < params.steps) {
      trainer.advance();
      if (trainer.step % 20 !== 0) continue;
      await trainer.settle();
      yield { done: (0.5 * trainer.step) / params.steps };
    }
    const { buffers } = await trainer.checkpoint();
    const running = { mean: [...buffers[0]], std: [...buffers[1]].map(Math.sqrt) };
    const moments = new ColumnMoments(config.hiddenSize);
    for (let first = 0; first < rows; first += CHUNK) {
      const count = Math.min(CHUNK, rows - first);
      const contexts = inputs.subarray(first * config.contextSize, (first + count) * config.contextSize);
      moments.add(await sums(trainer.network, contexts, config));
      const result = { running, calibrated: moments.statistics(), examples: first + count };
      yield { done: 0.5 + (0.5 * (first + count)) / rows, result };
    }
    return { running, calibrated: moments.statistics(), examples: rows };
  } finally {
    trainer.dispose();
  }
};

/** x W1 + b1, before it is normalised: [contexts, hiddenSize] row-major. */
function sums(
  network: Network,
  contexts: Int32Array,
  { contextSize, embeddingSize }: RunConfig,
): Promise<Float32Array> {
  return scoped(() =>
    noGrad(() => {
      const [, table] = network.namedParameters()[0];
      const rows = embedding(table, tensor(contexts, [contexts.length / contextSize, contextSize]));
      return download([network.linearOf(0).forward(view(rows, [-1, contextSize * embeddingSize]))]);
    }),
  ).then(([values]) => values);
}

/** Mean and unbiased standard deviation of every column of a matrix that comes in pieces. */
class ColumnMoments {
  private readonly sums: Float64Array;
  private readonly squares: Float64Array;
  private rows = 0;

  constructor(private readonly columns: number) {
    this.sums = new Float64Array(columns);
    this.squares = new Float64Array(columns);
  }

  add(matrix: Float32Array): void {
    for (let row = 0; row < matrix.length; row += this.columns) {
      for (let column = 0; column < this.columns; column++) {
        const value = matrix[row + column];
        this.sums[column] += value;
        this.squares[column] += value * value;
      }
    }
    this.rows += matrix.length / this.columns;
  }

  statistics(): Statistics {
    const mean = Array.from(this.sums, (sum) => sum / this.rows);
    const std = mean.map((mean, i) =>
      Math.sqrt((this.squares[i] - this.rows * mean * mean) / (this.rows - 1)),
    );
    return { mean, std };
  }
}
