import { BatchNorm1d } from "../engine/nn/batch-norm";
import { BatchNormByHand } from "../engine/nn/batch-norm-by-hand";
import { Embedding } from "../engine/nn/embedding";
import { Linear } from "../engine/nn/linear";
import type { Module } from "../engine/nn/module";
import { Tanh } from "../engine/nn/tanh";
import { view } from "../engine/ops/view";
import type { Generator } from "../engine/random/torch-generator";
import type { Tensor } from "../engine/tensor";
import type { RunConfig } from "./config";
import { hiddenStd } from "./initialization";

interface HiddenLayer {
  linear: Linear;
  normalization: Module | null;
  tanh: Tanh;
}

/** What a forward pass leaves behind, hidden layer by hidden layer: preactivations enter the tanh. */
export interface Activations {
  preactivations: Tensor[]; // [N, hiddenSize] each
  activations: Tensor[]; // [N, hiddenSize] each
  logits: Tensor; // [N, vocabulary]
}

/** The network's shapes, in the order of its parameters. */
export interface NetworkSummary {
  parameters: number;
  tensors: { name: string; shape: number[] }[];
}

/** The lesson's character-level MLP (Bengio et al. 2003): embedding, hidden layers of tanh, output. */
export class Network {
  private readonly embedding: Embedding;
  private readonly hidden: HiddenLayer[] = [];
  private readonly output: Linear;
  private readonly inputSize: number;

  /** Draws the weights in the notebook's order: C, then each layer's W and b, the output's last. */
  constructor(config: RunConfig, vocabularySize: number, generator: Generator) {
    const { biases, embeddingSize, hiddenSize, hiddenLayers, contextSize } = config;
    this.inputSize = contextSize * embeddingSize;
    this.embedding = new Embedding(vocabularySize, embeddingSize, generator);
    let fanIn = this.inputSize;
    for (let layer = 0; layer < hiddenLayers; layer++) {
      const std = hiddenStd(config, fanIn, hiddenSize);
      const bias = biases === "zeros" ? "zeros" : { std: config.hiddenBiasScale };
      this.hidden.push({
        linear: new Linear(fanIn, hiddenSize, { generator, std, bias }),
        normalization: normalizationOf(config),
        tanh: new Tanh(),
      });
      fanIn = hiddenSize;
    }
    const bias = biases === "zeros" ? "zeros" : { std: config.outputBiasScale };
    this.output = new Linear(fanIn, vocabularySize, { generator, std: config.outputScale, bias });
  }

  /** contexts: int32 [N, contextSize]. */
  forward(contexts: Tensor): Activations {
    const preactivations: Tensor[] = [];
    const activations: Tensor[] = [];
    let x = view(this.embedding.forward(contexts), [-1, this.inputSize]);
    for (const { linear, normalization, tanh } of this.hidden) {
      x = linear.forward(x);
      if (normalization) x = normalization.forward(x);
      preactivations.push(x);
      x = tanh.forward(x);
      activations.push(x);
    }
    return { preactivations, activations, logits: this.output.forward(x) };
  }

  /** Batch statistics while training, running statistics in evaluation. */
  setTraining(training: boolean): void {
    for (const { normalization } of this.hidden) normalization?.train(training);
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

function normalizationOf({ normalization, hiddenSize }: RunConfig): Module | null {
  switch (normalization) {
    case "none":
      return null;
    case "batch-norm-1d":
      return new BatchNorm1d(hiddenSize);
    case "batch-norm-by-hand":
      return new BatchNormByHand(hiddenSize);
  }
}
