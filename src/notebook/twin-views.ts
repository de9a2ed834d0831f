import type { Histogram, LayerStatistics } from "../experiment/frame";
import type { ComparedRun, Outcome } from "../figures/compared-run";
import { type Live, still } from "../figures/live";
import { recentUpdates } from "../figures/update-history";
import type { KeptRun } from "../store/kept-runs";
import { Parting } from "../store/parting";
import type { LiveTwin, Twin, Twins } from "../store/twins";
import { createFeeds, type Feeds } from "./feeds";

/** What the figures draw of one of several runs, but for its name and its colour. */
export interface TwinView extends Pick<ComparedRun, "isStill" | "loss" | "layers" | "map" | "outcome"> {
  /** null of a run that was kept. */
  feeds: Feeds | null;
}

/** Minibatches that the training loss is averaged over: one alone jumps too much to be compared. */
const recentMinibatches = 1000;

/** What the figures draw of runs side by side. To be made with them: losses that went by are not sent again. */
export class TwinViews {
  private readonly views = new WeakMap<Twin, TwinView>();
  private readonly partings = new WeakMap<LiveTwin, WeakMap<LiveTwin, Parting>>();

  constructor({ store }: Twins) {
    const look = ({ twins }: { twins: readonly Twin[] }) => {
      for (const twin of twins) this.of(twin);
    };
    look(store.getState());
    store.subscribe(look);
  }

  of(twin: Twin): TwinView {
    const known = this.views.get(twin);
    if (known) return known;
    const view = twin.kind === "live" ? liveView(twin) : stillView(twin.kept);
    this.views.set(twin, view);
    return view;
  }

  /** Where two runs part, followed from look to look. */
  parting(one: LiveTwin, other: LiveTwin): Parting {
    const ofOne = this.partings.get(one) ?? new WeakMap<LiveTwin, Parting>();
    this.partings.set(one, ofOne);
    const parting = ofOne.get(other) ?? new Parting(one.record, other.record);
    ofOne.set(other, parting);
    return parting;
  }
}

function liveView({ run, record, clock }: LiveTwin): TwinView {
  const feeds = createFeeds(run);
  const outcome: Live<Outcome> = {
    subscribe: feeds.loss.subscribe,
    current() {
      const { evaluations } = run.store.getState();
      const updates = recentUpdates(feeds.updates.current()).map(({ now }) => now);
      return {
        step: Math.max(0, record.next - 1),
        train: record.meanOfLast(recentMinibatches),
        ...validationOf(evaluations),
        ...saturationOf(feeds.layers.current()),
        update: middle(updates),
        stepsPerSecond: clock.stepsPerSecond,
      };
    },
  };
  return { isStill: false, feeds, loss: feeds.loss, layers: feeds.layers, map: feeds.saturation, outcome };
}

function stillView(kept: KeptRun): TwinView {
  const { losses, evaluations, vocabularySize, config, step } = kept;
  const buckets = {
    steps: Float64Array.from(losses.steps),
    mean: Float64Array.from(losses.mean),
    min: Float32Array.from(losses.min),
    max: Float32Array.from(losses.max),
    smoothed: Float64Array.from(losses.smoothed),
  };
  const layers = kept.layers.map(
    (layer): LayerStatistics => ({
      mean: measured(layer.mean),
      std: measured(layer.std),
      preactivationStd: measured(layer.preactivationStd),
      saturated: measured(layer.saturated),
      dead: layer.dead,
      gradientMean: measured(layer.gradientMean),
      gradientStd: measured(layer.gradientStd),
      gradientNorm: measured(layer.gradientNorm),
      preactivations: histogram(layer.preactivations),
      activations: histogram(layer.activations),
      gradients: histogram(layer.gradients),
    }),
  );
  return {
    isStill: true,
    feeds: null,
    loss: still({
      buckets,
      validation: evaluations.map(({ step, validation }) => ({ step, loss: validation })),
      expected: Math.log(vocabularySize),
      vocabularySize,
      steps: config.steps,
    }),
    layers: still(layers),
    map: still(null),
    outcome: still({
      step,
      train: measured(kept.train),
      ...validationOf(evaluations),
      ...saturationOf(layers),
      update: middle(kept.updates.map(({ ratio }) => measured(ratio))),
      stepsPerSecond: kept.stepsPerSecond,
    }),
  };
}

function validationOf(evaluations: readonly { step: number; validation: number }[]) {
  const last = evaluations.at(-1);
  return { validation: last?.validation ?? Number.NaN, validationStep: last?.step ?? Number.NaN };
}

/** The layers of a network have the same width: the mean of their shares is the share of all. */
function saturationOf(layers: readonly LayerStatistics[]) {
  const sum = (part: (layer: LayerStatistics) => number) =>
    layers.reduce((all, layer) => all + part(layer), 0);
  if (layers.length === 0) return { saturated: Number.NaN, dead: Number.NaN };
  return { saturated: sum(({ saturated }) => saturated) / layers.length, dead: sum(({ dead }) => dead) };
}

/** NaN of none. */
function middle(values: readonly number[]): number {
  const known = values.filter(Number.isFinite).sort((a, b) => a - b);
  return known[Math.floor((known.length - 1) / 2)] ?? Number.NaN;
}

const measured = (value: number | null): number => value ?? Number.NaN;

function histogram({ min, max, counts }: KeptRun["layers"][number]["activations"]): Histogram {
  return { min, max, counts: Uint32Array.from(counts) };
}
