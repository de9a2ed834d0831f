/** The lesson's |h| above which a tanh counts as saturated. */
export const DEFAULT_THRESHOLD = 0.97;

/** Counts of values in equal bins over [min, max]; values outside fall in the first or the last bin. */
export interface Histogram {
  min: number;
  max: number;
  /** One count a bin. */
  counts: Uint32Array;
}

/** One hidden layer on the current minibatch: h = tanh(preactivation), [batch, hiddenSize]. */
export interface LayerStatistics {
  /** Mean and standard deviation (unbiased, as torch.std) of h over the batch and the neurons. */
  mean: number;
  std: number;
  /** The same standard deviation, of what enters the tanh. */
  preactivationStd: number;
  /** Share of the activations with |h| > threshold, 0 to 1. */
  saturated: number;
  /** Neurons with |h| > threshold on every example of the batch: no gradient passes through them now. */
  dead: number;
  /** Mean and standard deviation of dL/dh. */
  gradientMean: number;
  gradientStd: number;
  /** Histogram of h over [−1, 1]. */
  activations: Histogram;
  /** Histogram of dL/dh over ± three of its standard deviations. */
  gradients: Histogram;
}

/** h of one layer on the current minibatch, row by row: what the saturation heatmap draws. */
export interface SaturationMap {
  layer: number;
  batch: number;
  neurons: number;
  /** [batch, neurons] row-major. */
  values: Float32Array;
}

/** What a run tells the page about itself at one step. The minibatch shown is that step's, before its update. */
export interface Frame {
  /** Updates applied so far; also the index of the minibatch on which everything here was measured. */
  step: number;
  /** Minibatch losses of the steps firstLoss … step, in order: those since the last frame. */
  losses: Float32Array;
  firstLoss: number;
  learningRate: number;
  /** |h| above which an activation counts as saturated. */
  threshold: number;
  /** Empty when no panel asks for statistics. */
  layers: LayerStatistics[];
  /** Only when a panel shows it. */
  saturation: SaturationMap | null;
}

/** Mean negative log-likelihood of whole splits at one step. Training and test losses are measured at the end only. */
export interface SplitLosses {
  step: number;
  validation: number;
  train?: number;
  test?: number;
}

/** A name the network invented. */
export interface SampledName {
  text: string;
  /** It stands in the training split: memorised or found again. */
  known: boolean;
}
