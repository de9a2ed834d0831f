import * as tf from "@tensorflow/tfjs";
import type { BenchNetwork, Contender, Examples } from "../contender";

/** TensorFlow.js as a careful user writes it: eager, everything tidied, the loss read only at the end. */
export class TensorFlow implements Contender {
  readonly name: string;
  private optimizer!: tf.SGDOptimizer;
  private variables!: tf.Variable[];
  private minibatchLoss!: () => tf.Scalar;

  constructor(private readonly backend: "webgl" | "cpu") {
    this.name = `TensorFlow.js ${backend}`;
  }

  async prepare(network: BenchNetwork, examples: Examples): Promise<void> {
    tf.enableProdMode();
    if (!(await tf.setBackend(this.backend))) throw new Error(`TensorFlow.js has no ${this.backend} here`);
    const { vocabularySize, contextSize, embeddingSize, hiddenSize, batchSize, learningRate } = network;
    const fanIn = contextSize * embeddingSize;
    const inputs = tf.tensor2d(examples.inputs, [examples.rows, contextSize], "int32");
    const targets = tf.tensor1d(examples.targets, "int32");
    const table = tf.variable(tf.randomNormal([vocabularySize, embeddingSize]));
    const hiddenWeight = tf.variable(
      tf.randomNormal([fanIn, hiddenSize], 0, 5 / 3 / Math.sqrt(fanIn)) as tf.Tensor2D,
    );
    const hiddenBias = tf.variable(tf.zeros([hiddenSize]));
    const outputWeight = tf.variable(tf.randomNormal([hiddenSize, vocabularySize], 0, 0.01) as tf.Tensor2D);
    const outputBias = tf.variable(tf.zeros([vocabularySize]));
    this.variables = [table, hiddenWeight, hiddenBias, outputWeight, outputBias];
    this.optimizer = tf.train.sgd(learningRate);
    this.minibatchLoss = () => {
      const chosen = tf.randomUniform([batchSize], 0, examples.rows, "int32") as tf.Tensor1D;
      const x = tf
        .gather(table, tf.gather(inputs, chosen).flatten())
        .reshape([batchSize, fanIn]) as tf.Tensor2D;
      const h = tf.tanh(tf.add(tf.matMul(x, hiddenWeight), hiddenBias)) as tf.Tensor2D;
      const logits = tf.add(tf.matMul(h, outputWeight), outputBias);
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
}
