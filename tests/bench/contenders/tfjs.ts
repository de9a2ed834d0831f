import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-webgl";
import "@tensorflow/tfjs-backend-webgpu";
import type { Contender, Examples } from "../contender";
import type { BenchNetwork } from "../network";

type Layer = (x: tf.Tensor2D) => tf.Tensor2D;

/** TensorFlow.js as a careful user writes it: eager, everything tidied, the loss read only at the end. */
export class TensorFlow implements Contender {
  private optimizer!: tf.SGDOptimizer;
  private readonly variables: tf.Variable[] = [];
  private minibatchLoss!: () => tf.Scalar;

  constructor(private readonly backend: "webgpu" | "webgl" | "cpu") {}

  async prepare(network: BenchNetwork, examples: Examples): Promise<void> {
    tf.enableProdMode();
    if (!(await tf.setBackend(this.backend))) throw new Error(`TensorFlow.js has no ${this.backend} here`);
    const { vocabularySize, contextSize, embeddingSize, hiddenSize, batchSize, learningRate } = network;
    const inputs = tf.tensor2d(examples.inputs, [examples.rows, contextSize], "int32");
    const targets = tf.tensor1d(examples.targets, "int32");
    const table = this.learnt(tf.randomNormal([vocabularySize, embeddingSize]));
    const layers: Layer[] = [];
    let fanIn = contextSize * embeddingSize;
    for (let i = 0; i < network.hiddenLayers; i++) {
      layers.push(this.linear(fanIn, hiddenSize, 5 / 3 / Math.sqrt(fanIn)));
      if (network.normalization === "batch-norm-1d") layers.push(this.batchNorm(hiddenSize));
      layers.push(tf.tanh);
      fanIn = hiddenSize;
    }
    layers.push(this.linear(fanIn, vocabularySize, 0.01));
    this.optimizer = tf.train.sgd(learningRate);
    this.minibatchLoss = () => {
      const chosen = tf.randomUniform([batchSize], 0, examples.rows, "int32") as tf.Tensor1D;
      const characters = tf.gather(inputs, chosen).flatten();
      const x = tf.gather(table, characters).reshape([batchSize, contextSize * embeddingSize]) as tf.Tensor2D;
      const logits = layers.reduce((x, layer) => layer(x), x);
      const expected = tf.oneHot(tf.gather(targets, chosen), vocabularySize);
      return tf.losses.softmaxCrossEntropy(expected, logits) as tf.Scalar;
    };
  }

  async step(n: number): Promise<number> {
    for (let i = 1; i < n; i++) this.update().dispose();
    const loss = this.update();
    const [value] = await loss.data();
    loss.dispose();
    return value;
  }

  /** Loss of one minibatch, before its update. */
  private update(): tf.Scalar {
    return tf.tidy(() => {
      const { value, grads } = tf.variableGrads(this.minibatchLoss, this.variables);
      this.optimizer.applyGradients(grads);
      return value;
    });
  }

  private learnt<T extends tf.Tensor>(initial: T): T {
    const variable = tf.variable(initial);
    this.variables.push(variable);
    return variable as unknown as T;
  }

  private linear(fanIn: number, fanOut: number, std: number): Layer {
    const weight = this.learnt(tf.randomNormal([fanIn, fanOut], 0, std) as tf.Tensor2D);
    const bias = this.learnt(tf.zeros([fanOut]));
    return (x) => tf.add(tf.matMul(x, weight), bias);
  }

  /** With PyTorch's momentum and eps, and running averages kept as there. */
  private batchNorm(features: number): Layer {
    const gamma = this.learnt(tf.ones([features]) as tf.Tensor1D);
    const beta = this.learnt(tf.zeros([features]) as tf.Tensor1D);
    const runningMean = tf.variable(tf.zeros([features]), false);
    const runningVariance = tf.variable(tf.ones([features]), false);
    return (x) => {
      const { mean, variance } = tf.moments(x, 0) as { mean: tf.Tensor1D; variance: tf.Tensor1D };
      const rows = x.shape[0];
      runningMean.assign(runningMean.mul(0.9).add(mean.mul(0.1)));
      runningVariance.assign(runningVariance.mul(0.9).add(variance.mul((0.1 * rows) / (rows - 1))));
      return tf.batchNorm2d(x, mean, variance, beta, gamma, 1e-5);
    };
  }
}
