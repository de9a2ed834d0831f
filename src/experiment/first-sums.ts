import { embedding } from "../engine/ops/embedding";
import { view } from "../engine/ops/view";
import type { Tensor } from "../engine/tensor";
import type { Network } from "./network";

/**
 * What the first hidden layer sums up of each context, before any normalisation: C[contexts] @ W1 + b1.
 * contexts: int32 [N, contextSize] → [N, hiddenSize].
 */
export function firstSums(network: Network, contexts: Tensor): Tensor {
  const [[, table]] = network.namedParameters();
  const linear = network.linearOf(0);
  return linear.forward(view(embedding(table, contexts), [-1, linear.weight.shape[0]]));
}
