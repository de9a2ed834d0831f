import type { Histogram, LayerStatistics } from "../experiment/frame";
import { recentUpdates } from "../figures/update-history";
import { type KeptRun, longestName } from "../store/kept-runs";
import type { Run } from "../store/run";
import type { StepRecord } from "../store/step-record";
import type { Feeds } from "./feeds";

/** Minibatches that the training loss is averaged over. */
const recentMinibatches = 1000;

interface Told {
  run: Run;
  /** null where only the run's own bounded history is at hand: then its mean and its minibatches are not told. */
  record: StepRecord | null;
  feeds: Feeds;
  stepsPerSecond: number;
}

/** What a run has told so far, as it is kept; null of one that has told nothing yet. */
export function keptRunOf(
  { run, record, feeds, stepsPerSecond }: Told,
  name: string,
  date: Date,
): KeptRun | null {
  const { config, file, weights, backend, evaluations, threshold } = run.store.getState();
  const step = record ? record.next - 1 : run.progress.current().step;
  const { buckets, vocabularySize } = feeds.loss.current();
  if (record?.has(step) === false || buckets.steps.length === 0) return null;
  return {
    version: 1,
    id: crypto.randomUUID(),
    name: name.slice(0, longestName),
    date: date.toISOString(),
    config,
    file: config.dataset === "file" ? (file?.name ?? null) : null,
    weights: weights?.name ?? null,
    backend: backend?.name ?? null,
    step,
    stepsPerSecond,
    vocabularySize,
    losses: {
      steps: [...buckets.steps],
      mean: [...buckets.mean],
      min: [...buckets.min],
      max: [...buckets.max],
      smoothed: [...buckets.smoothed],
    },
    train: record && number(record.meanOfLast(recentMinibatches)),
    evaluations,
    threshold,
    layers: feeds.layers.current().map(plainLayer),
    updates: recentUpdates(feeds.updates.current()).map(({ name, now }) => ({ name, ratio: number(now) })),
    minibatches: record
      ? milestones(record.first, step).map((at) => ({ step: at, hash: record.minibatch(at) }))
      : [],
  };
}

/** Steps, ever further apart, the last one among them: up to each of these, two runs' minibatches can be compared. */
function milestones(first: number, last: number): number[] {
  const steps = [];
  for (let distance = 0; first + distance < last; distance = 2 * distance || 1) steps.push(first + distance);
  return [...steps, last];
}

function plainLayer(layer: LayerStatistics): KeptRun["layers"][number] {
  return {
    mean: number(layer.mean),
    std: number(layer.std),
    preactivationStd: number(layer.preactivationStd),
    saturated: number(layer.saturated),
    dead: layer.dead,
    gradientMean: number(layer.gradientMean),
    gradientStd: number(layer.gradientStd),
    gradientNorm: number(layer.gradientNorm),
    preactivations: plainHistogram(layer.preactivations),
    activations: plainHistogram(layer.activations),
    gradients: plainHistogram(layer.gradients),
  };
}

const plainHistogram = ({ min, max, counts }: Histogram) => ({ min, max, counts: [...counts] });

/** JSON has neither NaN nor infinities. */
const number = (value: number): number | null => (Number.isFinite(value) ? value : null);
