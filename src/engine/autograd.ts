import { listed, Refusal } from "./refusal";
import { sameShape } from "./shape";
import { currentBackend, empty, ones, type Storage, type Tensor } from "./tensor";

/** Gradients of an op's inputs, in order, given that of its output; null for an input that needs none. */
export type Backward = (gradient: Tensor) => (Tensor | null)[];

/** Sees a gradient when it is complete, and gives it or another back (torch.Tensor.register_hook). */
export type Hook = (gradient: Tensor) => Tensor;

/** One recorded operation: an edge of the tape. Later nodes have higher `order`, so sorting by it is topological. */
export interface GradientNode {
  readonly name: string;
  readonly order: number;
  readonly inputs: readonly Tensor[];
  /** How each input had been computed then: a change in place gives the input another history. */
  readonly parents: readonly (GradientNode | null)[];
  /** What `backward` reads, and the version each had. */
  saved: readonly Tensor[];
  readonly versions: readonly number[];
  /** Null once a backward pass has let go of what was saved. */
  backward: Backward | null;
  /** Sum of the gradients that have arrived, during a backward pass. */
  gradient: Tensor | null;
  /** The output, when it asked to keep its gradient. */
  retained: Tensor | null;
  /** What is done to the output's gradient first. */
  readonly hooks: Hook[];
  /** Tensors and later nodes that lead here, and what `backward` reads; for those who free memory by counting. */
  references: number;
  held: readonly Storage[];
}

let recording = true;
let nodesMade = 0;

/** PyTorch's torch.is_grad_enabled(). */
export function isRecording(): boolean {
  return recording;
}

/** PyTorch's torch.set_grad_enabled(); says what was before. */
export function setRecording(on: boolean): boolean {
  const before = recording;
  recording = on;
  return before;
}

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

/**
 * Returns `output`, on the tape as name(inputs) unless none of them requires a gradient. `saved`: those of the inputs
 * and the output whose numbers `backward` reads, and which so must not change before it.
 */
export function record(
  name: string,
  output: Tensor,
  inputs: readonly Tensor[],
  saved: readonly Tensor[],
  backward: Backward,
): Tensor {
  if (recording && inputs.some((input) => input.requiresGrad)) {
    output.requiresGrad = true;
    output.node = {
      name,
      order: nodesMade++,
      inputs,
      parents: inputs.map(({ node }) => node),
      saved,
      versions: saved.map(({ storage }) => storage.version),
      backward,
      gradient: null,
      retained: null,
      hooks: [],
      references: 0,
      held: [],
    };
  }
  return output;
}

/**
 * Fills the grad of every leaf under `output` that requires one, adding to what is there (torch.Tensor.backward).
 * `seed` is dL/doutput, 1 for a scalar. Gradients belong to the scope in which this runs. What was saved for this is
 * let go, unless `retainGraph` says that the same graph will be gone through again.
 */
export function backward(output: Tensor, seed?: Tensor, { retainGraph = false } = {}): void {
  checkSeed(output, seed);
  const start = seed ?? ones(output.shape);
  if (!output.node) {
    receive(output, null, start, seed !== undefined);
    return;
  }
  const nodes = nodesUnder(output.node);
  for (const node of nodes) checkSaved(node);
  output.node.gradient = start;
  for (const node of nodes) {
    const gradient = node.hooks.reduce((seen, hook) => hook(seen), node.gradient!);
    node.gradient = null;
    if (node.retained) node.retained.grad = gradient;
    node.backward!(gradient).forEach((part, i) => {
      if (part) receive(node.inputs[i], node.parents[i], part, part.storage === gradient.storage);
    });
    if (!retainGraph && node.saved.length > 0) {
      node.saved = [];
      node.backward = null;
    }
  }
}

function checkSeed(output: Tensor, seed: Tensor | undefined): void {
  if (!output.requiresGrad) {
    throw new Refusal("backward", "element 0 of tensors does not require grad and does not have a grad_fn", [
      output,
    ]);
  }
  if (!seed && output.size !== 1) {
    throw new Refusal("backward", "grad can be implicitly created only for scalar outputs", [output]);
  }
  if (!seed) return;
  if (!sameShape(seed.shape, output.shape)) {
    const words =
      `Mismatch in shape: grad_output[0] has a shape of torch.Size(${listed(seed.shape)}) and output[0] has a shape of ` +
      `torch.Size(${listed(output.shape)}).`;
    throw new Refusal("backward", words, [seed, output]);
  }
  if (seed.dtype !== "float32")
    throw new Refusal("backward", "the gradient of a Float tensor must be one too", [seed]);
}

/** Whether the node can still give the right gradient. */
function checkSaved({ name, backward, saved, versions }: GradientNode): void {
  if (!backward) {
    const words =
      "Trying to backward through the graph a second time (or directly access saved tensors after they have already been " +
      "freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify " +
      "retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors " +
      "after calling backward.";
    throw new Refusal(name, words);
  }
  saved.forEach((tensor, i) => {
    const { version } = tensor.storage;
    if (version === versions[i]) return;
    const words =
      "one of the variables needed for gradient computation has been modified by an inplace operation: " +
      `[torch.FloatTensor ${listed(tensor.shape)}] is at version ${version}; expected version ${versions[i]} instead. Hint: ` +
      "enable anomaly detection to find the operation that failed to compute its gradient, with " +
      "torch.autograd.set_detect_anomaly(True).";
    throw new Refusal(name, words, [tensor]);
  });
}

/** a + b, not recorded. */
function accumulate(a: Tensor, b: Tensor): Tensor {
  const sum = empty(a.shape);
  currentBackend().kernels.add(sum.size, a.handle, b.handle, sum.handle);
  return sum;
}

/** `shared`: others hold the numbers of this part too. A leaf's grad is its own, for it may be changed in place. */
function receive(input: Tensor, holder: GradientNode | null, part: Tensor, shared: boolean): void {
  if (!input.requiresGrad || (!holder && input.node)) return;
  if (holder) holder.gradient = holder.gradient ? accumulate(holder.gradient, part) : part;
  else receiveLeaf(input, part, shared);
}

function receiveLeaf(leaf: Tensor, part: Tensor, shared: boolean): void {
  const seen = leaf.hooks.reduce((gradient, hook) => hook(gradient), part);
  if (leaf.grad) leaf.grad = accumulate(leaf.grad, seen);
  else leaf.grad = shared || seen !== part ? seen.copy() : seen;
}

/** Every node the output depends on, latest first. */
export function nodesUnder(last: GradientNode): GradientNode[] {
  const seen = new Set([last]);
  for (const node of seen) {
    for (const parent of node.parents) if (parent) seen.add(parent);
  }
  return [...seen].sort((a, b) => b.order - a.order);
}
