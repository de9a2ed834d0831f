import type { GeneratorState } from "../engine/random/torch-generator";

/** What a network has learnt by a step, in ordinary memory: the same numbers on any backend. */
export interface Weights {
  /** Updates applied. */
  step: number;
  /** In the order of Network.parameters(). */
  parameters: Float32Array[];
  /** In the order of Network.buffers(), as they were before the minibatch of `step` passed. */
  buffers: Float32Array[];
}

/** Everything that a run needs to go on from one of its steps. */
export interface Checkpoint extends Weights {
  /** The examples of the minibatch of `step`, [batchSize]. */
  minibatch: Int32Array;
  /** The stream of minibatches, after that one was drawn. */
  stream: GeneratorState;
  /** hashMinibatch of every minibatch drawn, that one among them. */
  minibatches: number;
  /** The next update whose ratio is to be told: those that a run tells don't depend on where it was taken up. */
  nextSample: number;
}
