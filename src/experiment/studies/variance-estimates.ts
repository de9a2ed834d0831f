import { noGrad } from "../../engine/autograd";
import { Generator } from "../../engine/random/torch-generator";
import { scoped } from "../../engine/scope";
import { tensor } from "../../engine/tensor";
import { distinctContexts } from "../calibration";
import { defaultConfig, type RunConfig } from "../config";
import { firstSums } from "../first-sums";
import { Network } from "../network";
import { column } from "../telemetry";
import type { Study } from "./study";

export interface VarianceEstimatesParams {
  fields: Partial<RunConfig>;
  /** Of the first hidden layer. */
  neuron: number;
  batchSizes: number[];
  /** Batches of each size. */
  batches: number;
  seed: number;
}

/** Variances of batches of one size, averaged over the batches. */
export interface VarianceEstimate {
  batchSize: number;
  /** Σ(x − mean)²/n */
  biased: number;
  /** Σ(x − mean)²/(n − 1) */
  unbiased: number;
}

export interface VarianceEstimates {
  /** Of what enters the neuron, over the whole training split. */
  variance: number;
  estimates: VarianceEstimate[];
}

/** What variance batches say, on average, against that of all training examples. */
export const study: Study<VarianceEstimatesParams, VarianceEstimates> = async function* (params, means) {
  const config: RunConfig = { ...defaultConfig, ...params.fields };
  const { splits, summary } = await means.dataset(config);
  const distinct = distinctContexts(splits.train, config.contextSize, summary.vocabulary.length);
  yield { done: 0 };
  const { contexts, counts, ofExample } = distinct;
  const values = scoped(() =>
    noGrad(() => {
      const network = new Network(config, summary.vocabulary.length, new Generator(config.seed));
      const sums = firstSums(network, tensor(contexts, [counts.length, config.contextSize]));
      return column(sums.toFloat32Array(), params.neuron, config.hiddenSize);
    }),
  );
  yield { done: 0.1 };
  const result: VarianceEstimates = { variance: weightedVariance(values, counts), estimates: [] };
  const generator = new Generator(params.seed);
  for (const batchSize of params.batchSizes) {
    let squares = 0;
    for (let batch = 0; batch < params.batches; batch++) {
      const rows = generator.randint(0, splits.train.rows, batchSize);
      const drawn = Array.from(rows, (row) => values[ofExample[row]]);
      const mean = drawn.reduce((sum, x) => sum + x, 0) / batchSize;
      squares += drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      if (batch % 256 === 255)
        yield { done: 0.1 + (0.9 * result.estimates.length) / params.batchSizes.length };
    }
    result.estimates.push({
      batchSize,
      biased: squares / params.batches / batchSize,
      unbiased: squares / params.batches / (batchSize - 1),
    });
    yield { done: 0.1 + (0.9 * result.estimates.length) / params.batchSizes.length, result };
  }
  return result;
};

function weightedVariance(values: Float32Array, counts: Int32Array): number {
  const examples = counts.reduce((sum, count) => sum + count, 0);
  const mean = values.reduce((sum, x, i) => sum + counts[i] * x, 0) / examples;
  return values.reduce((sum, x, i) => sum + counts[i] * (x - mean) ** 2, 0) / examples;
}
