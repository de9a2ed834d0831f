import { sameShape } from "./shape";
import { currentBackend, empty, ones, type Tensor } from "./tensor";

/** Gradients of an op's inputs, in order, given that of its output; null for an input that needs none. */
export type Backward = (gradient: Tensor) => (Tensor | null)[];

/** One recorded operation: an edge of the tape. Later nodes have higher `order`, so sorting by it is topological. */
export interface GradientNode {
  readonly name: string;
  readonly order: number;
  readonly inputs: readonly Tensor[];
  readonly backward: Backward;
  /** Sum of the gradients that have arrived, during a backward pass. */
  gradient: Tensor | null;
  /** The output, when it asked to keep its gradient. */
  retained: Tensor | null;
}

let recording = true;
let nodesMade = 0;

/** Runs `body` without recording: PyTorch's torch.no_grad(). */
export function noGrad<T>(body: () => T): T {
  const outer = recording;
  recording = false;
  try {
    return body();
  } finally {
    recording = outer;
  }
}

/** Returns `output`, on the tape as name(inputs) unless none of them requires a gradient. */
export function record(name: string, output: Tensor, inputs: readonly Tensor[], backward: Backward): Tensor {
  if (recording && inputs.some((input) => input.requiresGrad)) {
    output.requiresGrad = true;
    output.node = { name, order: nodesMade++, inputs, backward, gradient: null, retained: null };
  }
  return output;
}

/**
 * Fills the grad of every leaf under `output` that requires one, adding to what is there (torch.Tensor.backward).
 * `seed` is dL/doutput, 1 for a scalar. Gradients belong to the scope in which this runs.
 */
export function backward(output: Tensor, seed?: Tensor): void {
  if (!output.node) {
    throw new Error("element 0 of tensors does not require grad and does not have a grad_fn");
  }
  if (!seed && output.size !== 1) throw new Error("grad can be implicitly created only for scalar outputs");
  if (seed && !sameShape(seed.shape, output.shape)) {
    throw new Error(
      `Mismatch in shape: grad_output[0] has a shape of torch.Size([${seed.shape.join(", ")}]) and output[0] has a ` +
        `shape of torch.Size([${output.shape.join(", ")}]).`,
    );
  }
  output.node.gradient = seed ?? ones(output.shape);
  for (const node of nodesUnder(output.node)) {
    const gradient = node.gradient!;
    node.gradient = null;
    if (node.retained) node.retained.grad = gradient;
    node.backward(gradient).forEach((part, i) => {
      if (part) receive(node.inputs[i], part, part.storage === gradient.storage);
    });
  }
}

/** a + b, not recorded. */
function accumulate(a: Tensor, b: Tensor): Tensor {
  const sum = empty(a.shape);
  currentBackend().kernels.add(sum.size, a.handle, b.handle, sum.handle);
  return sum;
}

function duplicate(a: Tensor): Tensor {
  const copy = empty(a.shape);
  copy.copyFrom(a);
  return copy;
}

/** `shared`: others hold the numbers of this part too. A leaf's grad is its own, for it may be changed in place. */
function receive(input: Tensor, part: Tensor, shared: boolean): void {
  if (!input.requiresGrad) return;
  const holder = input.node;
  if (holder) holder.gradient = holder.gradient ? accumulate(holder.gradient, part) : part;
  else if (input.grad) input.grad = accumulate(input.grad, part);
  else input.grad = shared ? duplicate(part) : part;
}

/** Every node the output depends on, latest first. */
function nodesUnder(last: GradientNode): GradientNode[] {
  const seen = new Set([last]);
  for (const node of seen) {
    for (const input of node.inputs) if (input.node) seen.add(input.node);
  }
  return [...seen].sort((a, b) => b.order - a.order);
}
