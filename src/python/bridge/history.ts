import { type GradientNode, isRecording, nodesUnder, record, setRecording } from "../../engine/autograd";
import { Refusal } from "../../engine/refusal";
import type { Tensor } from "../../engine/tensor";
import type { Memory, TensorId } from "./memory";

/** PyTorch's class of each node, where it isn't the op's name itself: mean → MeanBackward0. */
const classes: Record<string, string> = {
  addmm: "AddmmBackward0",
  linear: "AddmmBackward0",
  embedding: "IndexBackward0",
  cross_entropy: "NllLossBackward0",
  batch_norm: "NativeBatchNormBackward0",
  log_softmax: "LogSoftmaxBackward0",
  leaky_relu: "LeakyReluBackward0",
  copy_slices: "CopySlices",
  copy_: "CopySlices",
  dropout: "MulBackward0",
  matmul: "BmmBackward0",
};

const FAILED = -1;
/** Python itself knows why. */
export const PYTHON_FAILED = "a function of Python's failed";

/** Gradients and the graph behind them. */
export function history(memory: Memory) {
  const restoring = (leaves: Map<Tensor, Tensor | null>, body: () => void) => {
    for (const leaf of leaves.keys()) leaf.grad = null;
    try {
      body();
    } finally {
      for (const [leaf, before] of leaves) {
        memory.setGradient(leaf, null);
        leaf.grad = before;
      }
    }
  };
  let gradients: TensorId[] = [];
  let given: (Tensor | null)[] = [];
  let call: (key: number, gradient: TensorId) => number = () => FAILED;
  /** What Python's function makes of a gradient: a gradient for each input, or null. */
  const byPython = (key: number, gradient: Tensor): (Tensor | null)[] => {
    given = [];
    gradient.storage.references++; // the tape goes on with it when Python is done
    const status = call(key, memory.give(gradient));
    gradient.storage.references--;
    memory.takeOver();
    if (status === FAILED) throw new Refusal("backward", PYTHON_FAILED);
    return given;
  };
  return {
    recording: () => isRecording(),
    set_recording: (on: boolean) => setRecording(on),
    requires: (x: TensorId) => memory.get(x).requiresGrad,
    set_requires: (x: TensorId, on: boolean) => {
      const tensor = memory.get(x);
      if (on) tensor.requireGrad();
      else tensor.requiresGrad = false;
      return x;
    },
    is_leaf: (x: TensorId) => memory.get(x).node === null,
    node_class: (x: TensorId) => {
      const { node } = memory.get(x);
      return node ? classOf(node) : "";
    },
    retain_grad: (x: TensorId) => {
      memory.get(x).retainGrad();
      return x;
    },
    /** 0: there is none. */
    grad: (x: TensorId) => {
      const { grad } = memory.get(x);
      return grad ? memory.give(grad) : 0;
    },
    set_grad: (x: TensorId, gradient: TensorId) => {
      memory.setGradient(memory.get(x), gradient === 0 ? null : memory.get(gradient));
      return x;
    },
    /** `seed` 0: 1, for a scalar. */
    backward: (x: TensorId, seed: TensorId, retainGraph: boolean) => {
      memory.backward(memory.get(x), seed === 0 ? undefined : memory.get(seed), retainGraph);
      return x;
    },
    /** torch.autograd.grad: those of the inputs, one after the other by `next_gradient`, 0 for what x doesn't depend on. */
    gradients_of: (x: TensorId, seed: TensorId, retainGraph: boolean, ...inputs: TensorId[]) => {
      const output = memory.get(x);
      const wanted = inputs.map((id) => memory.get(id));
      const leaves = new Map<Tensor, Tensor | null>();
      for (const input of wanted) leaves.set(input, input.grad);
      for (const { inputs: all } of output.node ? nodesUnder(output.node) : []) {
        for (const input of all) if (input.requiresGrad && !input.node) leaves.set(input, input.grad);
      }
      const retained = wanted.map((input) => input.node?.retained ?? null);
      for (const input of wanted) if (input.node) input.node.retained = input;
      restoring(leaves, () => {
        memory.backward(output, seed === 0 ? undefined : memory.get(seed), retainGraph);
        gradients = wanted.map(({ grad }) => (grad ? memory.give(grad) : 0));
      });
      wanted.forEach((input, i) => {
        if (input.node) input.node.retained = retained[i];
      });
      return x;
    },
    next_gradient: () => gradients.shift() ?? 0,
    /** Python's function that nodes of its own call: given a node's number and the gradient, it gives gradients back. */
    call_back: (callback: typeof call) => {
      call = callback;
      return 0;
    },
    give_back: (gradient: TensorId) => {
      given.push(gradient === 0 ? null : memory.lend(gradient));
      return 0;
    },
    /** Puts x, which nobody has a history of, on the tape as computed by Python from the inputs. */
    computed_by_python: (x: TensorId, key: number, ...inputs: TensorId[]) => {
      const from = inputs.map((id) => memory.get(id));
      return memory.give(record("python", memory.get(x).viewed(), from, [], (dy) => byPython(key, dy)));
    },
    /** Lets Python see x's gradient on its way, and change it. */
    hook: (x: TensorId, key: number) => {
      const tensor = memory.get(x);
      const hook = (gradient: Tensor) => byPython(key, gradient)[0] ?? gradient;
      if (tensor.node) tensor.node.hooks.push(hook);
      else tensor.hooks = [...tensor.hooks, hook];
      return x;
    },
  };
}

function classOf(node: GradientNode): string {
  if (node.name === "addmm" && node.inputs.length === 2) return "MmBackward0";
  const given = classes[node.name];
  if (given) return given;
  const words = node.name.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join("")}Backward0`;
}
