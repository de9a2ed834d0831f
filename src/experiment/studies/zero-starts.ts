import { download } from "../../engine/tensor";
import { defaultConfig, type RunConfig } from "../config";
import { lossesOnly } from "../frame";
import type { Network } from "../network";
import { presets } from "../presets";
import { column } from "../telemetry";
import { Trainer } from "../trainer";
import type { Study } from "./study";

/** How a network starts: drawn small, with zeros, or with every neuron the same. */
export const zeroStarts = ["small", "output", "hidden", "both", "equal"] as const;
export type ZeroStart = (typeof zeroStarts)[number];

export interface ZeroStartsParams {
  starts: readonly ZeroStart[];
  steps: number;
  /** The steps at which gradients are looked at, ascending. */
  looks: readonly number[];
}

/** The gradients of a step's minibatch, before its update. */
export interface GradientLook {
  step: number;
  loss: number;
  /** Standard deviation (as torch.std) of each parameter's gradient. */
  gradients: { name: string; std: number; isZero: boolean }[];
  /** Neurons of the hidden layer with incoming weights of their own: neurons that share all of them are one. */
  different: number;
}

export interface ZeroStartRun {
  start: ZeroStart;
  looks: GradientLook[];
  /** Of every step so far. */
  losses: Float32Array;
}

export interface ZeroStartsResult {
  /** −ln(1/V): all characters alike. */
  uniform: number;
  /** Σ −f ln f: what is left to a network that only knows how frequent each character is. */
  frequencies: number;
  runs: ZeroStartRun[];
}

const zeros: Record<ZeroStart, Partial<RunConfig>> = {
  small: {},
  output: { outputScale: 0 },
  hidden: { gain: 0, hiddenBiasScale: 0 },
  both: { gain: 0, hiddenBiasScale: 0, outputScale: 0 },
  equal: { hiddenBiasScale: 0 },
};
/** Every weight of the two layers when all neurons start the same. */
const equalWeights = { hidden: 0.1, output: 0.01 };

/** The notebook's network, its output small, trained for a while from starts with zeros in them. */
export const study: Study<ZeroStartsParams, ZeroStartsResult> = async function* (
  { starts, steps, looks },
  means,
) {
  const config = { ...defaultConfig, ...presets["small-output"] };
  const { summary, splits } = await means.dataset(config);
  const { vocabulary } = summary;
  const result: ZeroStartsResult = {
    uniform: Math.log(vocabulary.length),
    frequencies: entropy(splits.train.targets, vocabulary.length),
    runs: [],
  };
  for (const start of starts) {
    const trainer = new Trainer({ ...config, ...zeros[start] }, splits, vocabulary.length);
    try {
      if (start === "equal") await makeEqual(trainer);
      const losses: number[] = [];
      const told: GradientLook[] = [];
      for (;;) {
        if (looks.includes(trainer.step)) {
          const frame = await trainer.frame({ ...lossesOnly, parameters: true });
          losses.push(...frame.losses);
          told.push({
            step: frame.step,
            loss: losses.at(-1)!,
            gradients: frame.parameters.map(({ name, gradientMean, gradientStd }) => ({
              name,
              std: gradientStd,
              isZero: gradientMean === 0 && gradientStd === 0,
            })),
            different: await differentNeurons(trainer.network),
          });
        }
        if (trainer.step === steps) break;
        trainer.advance();
        if (trainer.step % 50 === 0)
          yield { done: (result.runs.length + trainer.step / steps) / starts.length };
      }
      losses.push(...(await trainer.frame(lossesOnly)).losses);
      result.runs.push({ start, looks: told, losses: Float32Array.from(losses) });
      yield { done: result.runs.length / starts.length, result };
    } finally {
      trainer.dispose();
    }
  }
  return result;
};

/** Step 0 again with the same weights for every neuron; C stays as it was drawn. */
async function makeEqual(trainer: Trainer): Promise<void> {
  const start = await trainer.checkpoint();
  for (const [i, [name]] of trainer.network.namedParameters().entries()) {
    if (name === "W1") start.parameters[i].fill(equalWeights.hidden);
    if (name === "W2") start.parameters[i].fill(equalWeights.output);
  }
  trainer.restore(start);
}

/** How many different columns W1 has. */
async function differentNeurons(network: Network): Promise<number> {
  const { weight } = network.linearOf(0);
  const [values] = await download([weight]);
  const [, neurons] = weight.shape;
  return new Set(Array.from({ length: neurons }, (_, neuron) => column(values, neuron, neurons).join())).size;
}

/** Σ −f ln f of the frequencies of the classes among `targets`. */
function entropy(targets: Int32Array, classes: number): number {
  const counts = new Float64Array(classes);
  for (const target of targets) counts[target]++;
  return counts.reduce((sum, count) => {
    const frequency = count / targets.length;
    return count === 0 ? sum : sum - frequency * Math.log(frequency);
  }, 0);
}
