import { noGrad } from "../../engine/autograd";
import { scoped } from "../../engine/scope";
import { download, type Tensor, tensor } from "../../engine/tensor";
import type { Network } from "../network";
import type { Split } from "../windows";

/** The same training examples at every look, spread evenly over the split: [rows, contextSize] row-major. */
export function probeContexts({ inputs, rows }: Split, contextSize: number, count: number): Int32Array {
  const contexts = new Int32Array(count * contextSize);
  for (let i = 0; i < count; i++) {
    const row = Math.floor((i * rows) / count);
    contexts.set(inputs.subarray(row * contextSize, (row + 1) * contextSize), i * contextSize);
  }
  return contexts;
}

/** What enters the first nonlinearity on each of the contexts, [contexts, neurons] row-major. */
export function firstPreactivations(
  network: Network,
  contexts: Int32Array,
  contextSize: number,
): Promise<Float32Array> {
  return scoped(() => {
    const shown: Tensor = tensor(contexts, [contexts.length / contextSize, contextSize]);
    return noGrad(() => download([network.forward(shown).preactivations[0]])).then(([values]) => values);
  });
}
