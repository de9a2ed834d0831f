import { Generator } from "../engine/random/torch-generator";
import type { RunConfig } from "./config";
import type { Split } from "./windows";

/** Examples, as indices of the vocabulary. */
export interface Minibatch {
  /** [batch, contextSize] row-major, oldest character first. */
  contexts: Int32Array;
  /** The character that follows each, [batch]. */
  targets: Int32Array;
}

/** What a run's step 0 is measured on: `torch.manual_seed(seed); torch.randint(0, len(Xtr), (batch,))`. */
export function firstMinibatch(
  { seed, batchSize, contextSize }: Pick<RunConfig, "seed" | "batchSize" | "contextSize">,
  { inputs, targets, rows }: Split,
): Minibatch {
  const indices = new Generator(seed).randint(0, rows, batchSize);
  return {
    contexts: Int32Array.from(
      indices.flatMap((index) => [...inputs.subarray(index * contextSize, (index + 1) * contextSize)]),
    ),
    targets: Int32Array.from(indices, (index) => targets[index]),
  };
}
