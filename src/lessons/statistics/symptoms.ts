import type { PortraitResult, Snapshot } from "../../experiment/studies/portrait";
import { recentUpdates, UpdateHistory } from "../../figures/update-history";

/** What a run's plots say, as numbers: those that the explanations tell. */
export interface Symptoms {
  /** Of the first minibatch, and the mean and standard deviation of the last hundred. */
  firstLoss: number;
  lastLoss: number;
  lossSpread: number;
  /** The most that any hidden layer has of it, at step 0 and at the end. */
  saturatedAtStart: number;
  saturated: number;
  /** Share of the neurons, of the layer that has the most. */
  dead: number;
  /** Of h at step 0, in the first and in the last hidden layer. */
  firstStd: number;
  lastStd: number;
  /** Of dL/dh at step 0: the first hidden layer's standard deviation over the last one's. */
  gradientRatio: number;
  /** log10 of update over data, the median matrix of the hidden layers: first and at the end. */
  firstUpdate: number;
  update: number;
  /** Standard deviation of the largest gradient of a hidden bias, and the smallest of a hidden matrix, at the end. */
  biasGradient: number | null;
  weightGradient: number;
  /** Share of the first layer's activations at step 0 that lie in the bins of ±tanh(1). */
  atPlusMinusOne: number;
  /** Largest minus smallest of the validation losses that should be one. */
  tremble: number | null;
}

const RECENT = 100;

export function symptomsOf({ start, now, losses, updates, validation }: PortraitResult): Symptoms {
  const recent = losses.slice(-RECENT);
  const lastLoss = mean(recent);
  const history = new UpdateHistory();
  history.append(updates);
  const hidden = recentUpdates(history).slice(1, -1); // neither C nor the output
  const { layers } = start;
  const biases = now.parameters.filter(({ name }) => isHidden(name, "b", layers.length));
  const weights = now.parameters.filter(({ name }) => isHidden(name, "W", layers.length));
  return {
    firstLoss: losses[0],
    lastLoss,
    lossSpread: Math.sqrt(mean(recent.map((loss) => (loss - lastLoss) ** 2))),
    saturatedAtStart: mostSaturated(start),
    saturated: mostSaturated(now),
    dead: Math.max(...now.layers.map(({ dead }) => dead)) / neuronsOf(now),
    firstStd: layers[0].std,
    lastStd: layers.at(-1)!.std,
    gradientRatio: layers[0].gradientStd / layers.at(-1)!.gradientStd,
    firstUpdate: median(hidden.map(({ first }) => first)),
    update: median(hidden.map(({ now }) => now)),
    biasGradient: biases.length === 0 ? null : Math.max(...biases.map(({ gradientStd }) => gradientStd)),
    weightGradient: Math.min(...weights.map(({ gradientStd }) => gradientStd)),
    atPlusMinusOne: shareAt(layers[0].activations, Math.tanh(1)),
    tremble: validation.length === 0 ? null : Math.max(...validation) - Math.min(...validation),
  };
}

function isHidden(name: string, letter: string, layers: number): boolean {
  return name.startsWith(letter) && Number(name.slice(1)) <= layers;
}

function mostSaturated({ layers }: Snapshot): number {
  return Math.max(...layers.map(({ saturated }) => saturated));
}

/** The first hidden matrix is [fan_in, neurons]. */
function neuronsOf({ parameters }: Snapshot): number {
  return parameters.find(({ name }) => name === "W1")!.shape[1];
}

/** Of a histogram's counts, those in the bins of ±`value` and next to them. */
function shareAt({ min, max, counts }: Snapshot["layers"][number]["activations"], value: number): number {
  const width = (max - min) / counts.length;
  const near = counts.filter((_, i) => Math.abs(Math.abs(min + (i + 0.5) * width) - value) <= width);
  return sum(near) / sum(counts);
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
const mean = (values: ArrayLike<number>) => sum(values) / values.length;

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}
