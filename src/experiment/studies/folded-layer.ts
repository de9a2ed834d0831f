import { noGrad } from "../../engine/autograd";
import { Generator } from "../../engine/random/torch-generator";
import { scoped } from "../../engine/scope";
import { tensor } from "../../engine/tensor";
import { defaultConfig, type RunConfig } from "../config";
import { Network } from "../network";
import { trained } from "../trained";
import { probeContexts } from "./probe";
import type { Study } from "./study";

export interface FoldedLayerParams {
  /** The fields in which the run differs from the notebook's: a network with BatchNorm1d. */
  fields: Partial<RunConfig>;
  steps: number;
  /** What is left out by mistake, if anything. */
  omitted: "nothing" | "eps" | "mean";
}

/** The same validation examples through both networks, in evaluation. */
export interface FoldedLayer {
  /** [examples · vocabulary] each. */
  logits: Float32Array;
  folded: Float32Array;
  examples: number;
  /** Numbers that each network needs to predict. */
  numbers: number;
  foldedNumbers: number;
}

const EXAMPLES = 16;
/** nn.BatchNorm1d's. */
const EPS = 1e-5;

/**
 * A BatchNorm1d after training is γ·(x − mean)/√(var + eps) + β with numbers that no longer change: one more scale and
 * one more shift, which fit into the weights and the bias before it.
 */
export const study: Study<FoldedLayerParams, FoldedLayer> = async function* (params, means) {
  const { fields, steps, omitted } = params;
  const config: RunConfig = { ...defaultConfig, ...fields, normalization: "batch-norm-1d" };
  const data = await means.dataset(config);
  const training = trained(config, steps, data);
  let step = await training.next();
  for (; !step.done; step = await training.next()) yield { done: step.value };
  const trainer = step.value;
  try {
    const { network } = trainer;
    const { buffers } = await trainer.checkpoint();
    const contexts = probeContexts(data.splits.validation, config.contextSize, EXAMPLES);
    return scoped(() =>
      noGrad(() => {
        const classes = data.summary.vocabulary.length;
        const plain = new Network({ ...config, normalization: "none" }, classes, new Generator(config.seed));
        fold(network, buffers, plain, omitted);
        for (const [i, buffer] of network.buffers().entries()) buffer.set(buffers[i]);
        network.setTraining(false);
        const shown = tensor(contexts, [EXAMPLES, config.contextSize]);
        const count = ({ parameters }: { parameters: number }) => parameters;
        return {
          logits: network.forward(shown).logits.toFloat32Array(),
          folded: plain.forward(shown).logits.toFloat32Array(),
          examples: EXAMPLES,
          numbers: count(network.summary()) + buffers.reduce((sum, { length }) => sum + length, 0),
          foldedNumbers: count(plain.summary()),
        };
      }),
    );
  } finally {
    trainer.dispose();
  }
};

/** W′ = W·γ/√(var + eps) column by column, b′ = (b − mean)·γ/√(var + eps) + β, of every hidden layer. */
function fold(
  network: Network,
  buffers: Float32Array[],
  plain: Network,
  omitted: FoldedLayerParams["omitted"],
): void {
  const eps = omitted === "eps" ? 0 : EPS;
  const named = new Map(network.namedParameters());
  for (const [name, tensor] of plain.namedParameters()) tensor.copyFrom(named.get(name)!);
  for (let layer = 0; layer < network.depth; layer++) {
    const [gathered, variance] = buffers.slice(2 * layer);
    const mean = omitted === "mean" ? gathered.map(() => 0) : gathered;
    const gamma = named.get(`γ${layer + 1}`)!.toFloat32Array();
    const beta = named.get(`β${layer + 1}`)!.toFloat32Array();
    const factor = gamma.map((g, j) => g / Math.sqrt(variance[j] + eps));
    const { weight, bias } = plain.linearOf(layer);
    const width = factor.length;
    weight.set(weight.toFloat32Array().map((w, i) => w * factor[i % width]));
    bias!.set(bias!.toFloat32Array().map((b, j) => (b - mean[j]) * factor[j] + beta[j]));
  }
}
