import type { Nonlinearity } from "./nonlinearity";

/** The lesson's |h| above which a tanh counts as saturated. */
export const DEFAULT_THRESHOLD = 0.97;

/** What the page shows of a run now. A frame holds its losses and this; nothing else is computed. */
export interface FrameRequest {
  /** LayerStatistics of every hidden layer. */
  statistics: boolean;
  /** The hidden layer whose saturation map is drawn, or null when none is on screen. */
  saturationLayer: number | null;
  /** ParameterStatistics of every parameter, and their update-to-data ratios from now on. */
  parameters: boolean;
  /** The neuron that the reader looks into, or null. */
  neuron: NeuronPlace | null;
}

/** A frame of nothing but losses. */
export const lossesOnly: FrameRequest = {
  statistics: false,
  saturationLayer: null,
  parameters: false,
  neuron: null,
};

/** Counted from 0, as in code. */
export interface NeuronPlace {
  /** Of the hidden layers. */
  layer: number;
  index: number;
}

/** Counts of values in equal bins over [min, max]; values outside fall in the first or the last bin. */
export interface Histogram {
  min: number;
  max: number;
  /** One count a bin. */
  counts: Uint32Array;
}

/**
 * One hidden layer on the current minibatch: h = nonlinearity(preactivation), [batch, hiddenSize]. With residual
 * connections h is what the layer adds to its input, before the sum.
 */
export interface LayerStatistics {
  /** Mean and standard deviation (unbiased, as torch.std) of h over the batch and the neurons. */
  mean: number;
  std: number;
  /** The same standard deviation, of what enters the nonlinearity. */
  preactivationStd: number;
  /** Share of the activations that are saturated (see saturation.ts), 0 to 1. */
  saturated: number;
  /** Neurons that are saturated on every example of the batch: hardly any gradient passes through them now. */
  dead: number;
  /** Mean and standard deviation of dL/dh. */
  gradientMean: number;
  gradientStd: number;
  /** √Σ(dL/dh)² over the batch and the neurons. */
  gradientNorm: number;
  /** Histogram of what enters the nonlinearity, over ± four of its root mean squares. */
  preactivations: Histogram;
  /** Histogram of h: over all that a tanh or a sigmoid can give, or over ± four of its root mean squares. */
  activations: Histogram;
  /** Histogram of dL/dh over ± three of its standard deviations. */
  gradients: Histogram;
}

/** One hidden layer on the current minibatch, neuron by neuron: what the saturation heatmap draws. */
export interface SaturationMap {
  layer: number;
  nonlinearity: Nonlinearity;
  batch: number;
  neurons: number;
  /** h, [batch, neurons] row-major. */
  values: Float32Array;
  /** What enters the nonlinearity, [batch, neurons] row-major. */
  preactivations: Float32Array;
  /** dL/dh, [batch, neurons] row-major. */
  gradients: Float32Array;
}

/** One tensor that training changes, and its gradient on the current minibatch. */
export interface ParameterStatistics {
  /** As in NetworkSummary: C, W1, b1, γ1, β1, … */
  name: string;
  shape: number[];
  /** Mean and standard deviation (unbiased, as torch.std) of the parameter's numbers. */
  mean: number;
  std: number;
  /** The same of its gradient. */
  gradientMean: number;
  gradientStd: number;
  /** gradientStd / std: the lecture's grad:data ratio. */
  gradientToData: number;
  /** Histogram of the gradient over ± three of its standard deviations. */
  gradient: Histogram;
}

/**
 * How much updates move what they update, at the steps that were sampled since the last frame: every one of the
 * first 200, then one in a hundred of those so far.
 */
export interface UpdateRatios {
  /** Which updates: the one of step s leads from step s to s + 1. */
  steps: Int32Array;
  /** The matrices among the parameters (`p.ndim == 2`): C and every W. */
  names: string[];
  /** log10(learning rate · std of the gradient / std of the parameter after the update), [steps, names] row-major. */
  ratios: Float32Array;
}

/** One neuron of a hidden layer on the current minibatch. */
export interface NeuronDetail extends NeuronPlace {
  /** Incoming, [fan_in]. */
  weights: Float32Array;
  /** null where the layer has none. */
  bias: number | null;
  /** What enters its nonlinearity, on each example, [batch]. */
  preactivations: Float32Array;
  /** h, [batch]. */
  activations: Float32Array;
  /** dL/dh, [batch]. */
  gradients: Float32Array;
  /** The examples, as indices of the vocabulary, oldest character first, [batch, contextSize] row-major. */
  contexts: Int32Array;
  /** The character that follows each, [batch]. */
  targets: Int32Array;
}

/** What a run tells the page about itself at one step. The minibatch shown is that step's, before its update. */
export interface Frame {
  /** Updates applied so far; also the index of the minibatch on which everything here was measured. */
  step: number;
  /** Minibatch losses of the steps firstLoss … step, in order: those since the last frame. */
  losses: Float32Array;
  firstLoss: number;
  /** hashMinibatch of all minibatches up to each of those steps, theirs included: [losses] */
  minibatches: Uint32Array;
  learningRate: number;
  /** Which activations count as saturated (see saturation.ts): for tanh, those with |h| above it. */
  threshold: number;
  /** Empty when no panel asks for statistics. */
  layers: LayerStatistics[];
  /** Only when a panel shows it. */
  saturation: SaturationMap | null;
  /** In the order of NetworkSummary.tensors; empty when no panel asks for parameters. */
  parameters: ParameterStatistics[];
  /** Only when a panel asks for parameters. */
  updates: UpdateRatios | null;
  /** Only while the reader looks into a neuron. */
  neuron: NeuronDetail | null;
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
