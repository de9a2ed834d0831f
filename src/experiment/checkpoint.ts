import type { GeneratorState } from "../engine/random/torch-generator";

/** Everything that a run needs to go on from one of its steps, in ordinary memory: the same numbers on any backend. */
export interface Checkpoint {
  /** Updates applied. */
  step: number;
  /** In the order of Network.parameters(). */
  parameters: Float32Array[];
  /** In the order of Network.buffers(), as they were before the minibatch of `step` passed. */
  buffers: Float32Array[];
  /** The examples of the minibatch of `step`, [batchSize]. */
  minibatch: Int32Array;
  /** The stream of minibatches, after that one was drawn. */
  stream: GeneratorState;
}
