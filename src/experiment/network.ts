import { BatchNorm1d } from "../engine/nn/batch-norm";
import { BatchNormByHand } from "../engine/nn/batch-norm-by-hand";
import { ELU } from "../engine/nn/elu";
import { Embedding } from "../engine/nn/embedding";
import { GELU } from "../engine/nn/gelu";
import { LeakyReLU } from "../engine/nn/leaky-relu";
import { Linear } from "../engine/nn/linear";
import type { Module } from "../engine/nn/module";
import { ReLU } from "../engine/nn/relu";
import { SELU } from "../engine/nn/selu";
import { Sigmoid } from "../engine/nn/sigmoid";
import { Tanh } from "../engine/nn/tanh";
import { add } from "../engine/ops/add";
import { view } from "../engine/ops/view";
import type { Generator } from "../engine/random/torch-generator";
import type { Tensor } from "../engine/tensor";
import type { RunConfig } from "./config";
import type { HiddenLayer } from "./hidden-layers";
import { hiddenStd } from "./initialization";
import { hiddenLayersOf } from "./network-layers";
import type { Nonlinearity } from "./nonlinearity";

interface Block {
  layer: HiddenLayer;
  linear: Linear;
  normalization: Module | null;
  /** null for none: h is the preactivation. */
  nonlinearity: Module | null;
}

/** What a forward pass leaves behind, hidden layer by hidden layer. */
export interface Activations {
  /** What enters the nonlinearity. */
  preactivations: Tensor[]; // [N, width] each
  /** What comes out of it, before the input of a residual layer is added. */
  activations: Tensor[]; // [N, width] each
  logits: Tensor; // [N, vocabulary]
}

/** The network's shapes, in the order of its parameters. */
export interface NetworkSummary {
  parameters: number;
  tensors: { name: string; shape: number[] }[];
}

/** The lesson's character-level MLP (Bengio et al. 2003): embedding, hidden layers, output. */
export class Network {
  private readonly embedding: Embedding;
  private readonly hidden: Block[] = [];
  private readonly output: Linear;
  private readonly inputSize: number;

  /** Draws the weights in the notebook's order: C, then each layer's W and b, the output's last. */
  constructor(config: RunConfig, vocabularySize: number, generator: Generator) {
    const { embeddingSize, contextSize } = config;
    const bias = biasesOf(config);
    this.inputSize = contextSize * embeddingSize;
    this.embedding = new Embedding(vocabularySize, embeddingSize, generator);
    let fanIn = this.inputSize;
    for (const layer of hiddenLayersOf(config)) {
      const { width } = layer;
      const std = hiddenStd(config, fanIn, width);
      this.hidden.push({
        layer,
        linear: new Linear(fanIn, width, { generator, std, bias: layer.hasBias && bias.hidden }),
        normalization: normalizationOf(layer),
        nonlinearity: nonlinearityOf(layer),
      });
      fanIn = width;
    }
    const std = config.outputScale;
    this.output = new Linear(fanIn, vocabularySize, { generator, std, bias: bias.output });
  }

  /** contexts: int32 [N, contextSize]. */
  forward(contexts: Tensor): Activations {
    const preactivations: Tensor[] = [];
    const activations: Tensor[] = [];
    let x = view(this.embedding.forward(contexts), [-1, this.inputSize]);
    for (const { layer, linear, normalization, nonlinearity } of this.hidden) {
      const sum = linear.forward(x);
      const preactivation = normalization ? normalization.forward(sum) : sum;
      const activation = nonlinearity ? nonlinearity.forward(preactivation) : preactivation;
      preactivations.push(preactivation);
      activations.push(activation);
      x = layer.isResidual ? add(x, activation) : activation;
    }
    return { preactivations, activations, logits: this.output.forward(x) };
  }

  /** Batch statistics while training, running statistics in evaluation. */
  setTraining(training: boolean): void {
    for (const { normalization } of this.hidden) normalization?.train(training);
  }

  /** Hidden layers. */
  get depth(): number {
    return this.hidden.length;
  }

  /** The weights and biases of a hidden layer, counted from 0. */
  linearOf(layer: number): Linear {
    return this.hidden[layer].linear;
  }

  /** What the preactivations of a hidden layer, counted from 0, pass through. */
  nonlinearityOf(layer: number): Nonlinearity {
    return this.hidden[layer].layer.nonlinearity;
  }

  namedParameters(): [name: string, tensor: Tensor][] {
    const layers = this.hidden.flatMap(({ linear, normalization }, i): [string, Tensor][] => [
      [`W${i + 1}`, linear.weight],
      ...named(`b${i + 1}`, linear.bias),
      ...(normalization?.parameters() ?? []).map((p, k): [string, Tensor] => [`${k ? "β" : "γ"}${i + 1}`, p]),
    ]);
    const last = this.hidden.length + 1;
    return [
      ["C", this.embedding.weight],
      ...layers,
      [`W${last}`, this.output.weight],
      ...named(`b${last}`, this.output.bias),
    ];
  }

  parameters(): Tensor[] {
    return this.namedParameters().map(([, tensor]) => tensor);
  }

  /** The normalisation layers' running statistics. */
  buffers(): Tensor[] {
    return this.hidden.flatMap(({ normalization }) => normalization?.buffers() ?? []);
  }

  summary(): NetworkSummary {
    return {
      parameters: this.parameters().reduce((sum, { size }) => sum + size, 0),
      tensors: this.namedParameters().map(([name, { shape }]) => ({ name, shape: [...shape] })),
    };
  }
}

const named = (name: string, tensor: Tensor | null): [string, Tensor][] => (tensor ? [[name, tensor]] : []);

function biasesOf({ biases, hiddenBiasScale, outputBiasScale }: RunConfig) {
  switch (biases) {
    case "randn":
      return { hidden: { std: hiddenBiasScale }, output: { std: outputBiasScale } };
    case "zeros":
      return { hidden: "zeros", output: "zeros" } as const;
    case "none":
      return { hidden: false, output: "zeros" } as const;
  }
}

function normalizationOf({ normalization, width }: HiddenLayer): Module | null {
  switch (normalization) {
    case "none":
      return null;
    case "batch-norm-1d":
      return new BatchNorm1d(width);
    case "batch-norm-by-hand":
      return new BatchNormByHand(width);
  }
}

/** What a preactivation passes through; null for nothing. */
export function nonlinearityOf({ nonlinearity }: Pick<HiddenLayer, "nonlinearity">): Module | null {
  switch (nonlinearity) {
    case "tanh":
      return new Tanh();
    case "sigmoid":
      return new Sigmoid();
    case "relu":
      return new ReLU();
    case "leaky-relu":
      return new LeakyReLU();
    case "elu":
      return new ELU();
    case "gelu":
      return new GELU();
    case "selu":
      return new SELU();
    case "linear":
      return null;
  }
}
