import { backward, type GradientNode, nodesUnder } from "../../engine/autograd";
import { Refusal } from "../../engine/refusal";
import { Scope } from "../../engine/scope";
import type { Region, Storage, Tensor } from "../../engine/tensor";
import { codeOf } from "./dtypes";
import { wrapInto } from "./kinds";
import { overwritten, requireOwnPlaces, type View } from "./views";

/** A tensor as Python holds it: an integer from 1 on. */
export type TensorId = number;

/** What an operation has made, until it is known who needs it. */
class Making extends Scope {
  readonly made: Storage[] = [];

  override own(storage: Storage): void {
    this.made.push(storage);
  }
}

/**
 * Frees memory as Python does, by counting references. Python's tensors hold their numbers and the graph behind them;
 * a node of the graph holds the nodes of its inputs and, until a backward pass, the numbers that it saved, with
 * whatever else its operation made and may read again. What nobody holds when an operation ends is freed then.
 */
export class Memory {
  private readonly tensors: (Tensor | undefined)[] = [undefined];
  /** The node that each tensor held when it was last seen: an operation in place gives it another. */
  private readonly nodes: (GradientNode | null)[] = [null];
  /** What each is a view of. */
  private readonly views: (View | null)[] = [null];
  private viewsHeld = 0;
  private running = false;
  private readonly lent: Storage[] = [];
  /** Types that the engine doesn't have, by tensor: see kinds. */
  private readonly kinds = new Map<TensorId, number>();
  private readonly vacant: TensorId[] = [];
  /** Leaves that Python has let go of, while a graph may still lead to them: their gradients are of no use. */
  private readonly dropped = new WeakSet<Tensor>();
  private readonly making = new Making();
  private held = 0;

  /** How many tensors Python holds. */
  get count(): number {
    return this.held;
  }

  get(id: TensorId): Tensor {
    return this.tensors[id]!;
  }

  /** Runs an operation; the tensors that it gives are Python's, and what it made besides is kept or freed. */
  run<T>(operation: () => T): T {
    if (this.running) return this.runWithin(operation);
    this.running = true;
    try {
      return this.making.run(operation);
    } finally {
      this.running = false;
      const { made } = this.making;
      for (let i = 0; i < made.length; i++) if (made[i].references === 0) discard(made[i]);
      made.length = 0;
    }
  }

  /** An operation that Python asks for while another waits for its answer: what that one has made stays. */
  private runWithin<T>(operation: () => T): T {
    const { made } = this.making;
    const waiting = made.splice(0);
    this.running = false;
    try {
      return this.run(operation);
    } finally {
      this.running = true;
      made.push(...waiting);
    }
  }

  /** A tensor of Python's that the operation now running goes on with, whatever Python does with its own. */
  lend(id: TensorId): Tensor {
    const tensor = this.get(id).viewed();
    tensor.storage.references++;
    this.lent.push(tensor.storage);
    return tensor;
  }

  /** What was lent is the running operation's. */
  takeOver(): void {
    for (const storage of this.lent.splice(0)) if (--storage.references === 0) this.making.own(storage);
  }

  /** Hands a tensor to Python, with the graph behind it. */
  give(tensor: Tensor): TensorId {
    const id = this.vacant.pop() ?? this.tensors.length;
    this.tensors[id] = tensor;
    this.views[id] = null;
    this.held++;
    tensor.storage.references++;
    const { node } = tensor;
    this.nodes[id] = node;
    if (node) {
      this.join(node);
      node.references++;
    }
    return id;
  }

  giveView(tensor: Tensor, view: View): TensorId {
    const id = this.give(tensor);
    this.views[id] = view;
    this.viewsHeld++;
    return id;
  }

  /** The type by which Python knows a tensor. */
  kindOf(id: TensorId): number {
    return this.kinds.get(id) ?? codeOf(this.get(id).dtype);
  }

  giveKind(id: TensorId, kind: number): TensorId {
    if (kind > codeOf("bool")) {
      this.kinds.set(id, kind);
      wrapInto(this.get(id), kind);
    } else this.kinds.delete(id);
    return id;
  }

  /** Whether any tensor has a type that the engine doesn't have. */
  get hasKinds(): boolean {
    return this.kinds.size > 0;
  }

  viewOf(id: TensorId): View | null {
    return this.views[id];
  }

  /** Makes a copy of a region of another storage be that region. */
  share(copy: Storage, of: Storage, region: Region): void {
    copy.showRegionOf(of, region);
    of.references++;
  }

  /** Several results of one operation: the numbers that one of them saved may be another. */
  giveAll(tensors: readonly Tensor[]): TensorId[] {
    for (const { storage } of tensors) storage.references++;
    const ids = tensors.map((tensor) => this.give(tensor));
    for (const { storage } of tensors) storage.references--;
    return ids;
  }

  /** Runs an operation in place, and gives the tensor's new history to those that share its numbers. */
  change(id: TensorId, operation: (x: Tensor) => void): TensorId {
    const x = this.tensors[id]!;
    const { node, storage } = x;
    const view = this.views[id];
    if (storage.window) requireOwnPlaces(x);
    const { version } = storage;
    operation(x);
    if (this.kinds.has(id)) wrapInto(x, this.kinds.get(id)!);
    if (view?.quiet) storage.version = version;
    if (x.node === node) return id;
    if (view?.base && !view.recorded) {
      const words =
        "A view was created in no_grad mode and is being modified inplace with grad mode enabled. Given that this use case " +
        "is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace " +
        "either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want " +
        "the inplace to be tracked).";
      throw new Refusal("in-place", words, [x]);
    }
    this.renew(id);
    if (this.viewsHeld === 0) return id;
    this.reviewed(x, null);
    for (let [changed, of] = [x, view]; of?.base; [changed, of] = [of.base, of.above]) {
      of.base.node = overwritten(of.base, changed, of.placing);
      of.base.requiresGrad = true;
      const base = this.tensors.indexOf(of.base);
      if (base >= 0) this.renew(base);
      this.reviewed(of.base, changed);
    }
    return id;
  }

  /** The views of x but one have x's new history. */
  private reviewed(x: Tensor, but: Tensor | null): void {
    this.views.forEach((view, id) => {
      const shown = this.tensors[id];
      if (view?.base !== x || !view.recorded || !shown || shown === but) return;
      const { node, requiresGrad } = view.of(x);
      shown.node = node;
      shown.requiresGrad = requiresGrad;
      this.renew(id);
      this.reviewed(shown, null);
    });
  }

  /** After an operation in place: the tensor may have another history now, and other numbers. */
  private renew(id: TensorId): TensorId {
    const { node } = this.tensors[id]!;
    const before = this.nodes[id];
    if (node === before) return id;
    this.nodes[id] = node;
    if (node) {
      this.join(node);
      node.references++;
    }
    if (before) this.leave(before);
    return id;
  }

  /** x.data = other. */
  adopt(id: TensorId, other: Tensor): void {
    const tensor = this.tensors[id]!;
    if (tensor.storage === other.storage && tensor.shape === other.shape) return;
    other.storage.references++;
    release(tensor.storage);
    tensor.adopt(other);
  }

  /** Python has let go of it. */
  take(id: TensorId): void {
    const tensor = this.tensors[id]!;
    const node = this.nodes[id];
    this.tensors[id] = undefined;
    this.nodes[id] = null;
    if (this.kinds.size > 0) this.kinds.delete(id);
    if (this.views[id]) {
      this.views[id] = null;
      this.viewsHeld--;
    }
    this.vacant.push(id);
    this.held--;
    if (tensor.requiresGrad) {
      this.setGradient(tensor, null);
      if (!node) this.dropped.add(tensor);
      else if (node.retained === tensor) node.retained = null;
    }
    release(tensor.storage);
    if (node) this.leave(node);
  }

  setGradient(tensor: Tensor, gradient: Tensor | null): void {
    const before = tensor.grad;
    if (gradient) gradient.storage.references++;
    tensor.grad = gradient;
    if (before) release(before.storage);
  }

  /** backward(), after which every gradient is held by its tensor and what the graph had saved is gone. */
  backward(output: Tensor, seed: Tensor | undefined, retainGraph: boolean): void {
    const nodes = output.node ? nodesUnder(output.node) : [];
    const receivers = new Map<Tensor, Tensor | null>();
    if (!output.node) receivers.set(output, output.grad);
    for (const { inputs, retained } of nodes) {
      if (retained) receivers.set(retained, retained.grad);
      for (const input of inputs) if (input.requiresGrad && !input.node) receivers.set(input, input.grad);
    }
    try {
      backward(output, seed, { retainGraph });
    } finally {
      for (const [tensor, before] of receivers) {
        const { grad } = tensor;
        if (grad === before) continue;
        if (this.dropped.has(tensor)) tensor.grad = null;
        else if (grad) grad.storage.references++;
        if (before) release(before.storage);
      }
      for (const node of nodes) if (!node.backward) letGo(node);
    }
  }

  /** Takes in the nodes that an operation has just made, `node` the last; one that saves holds what it may read besides. */
  private join(node: GradientNode): void {
    if (node.references > 0) return;
    const fresh = [node];
    let saver: GradientNode | null = null;
    for (const each of fresh) {
      for (const earlier of each.parents) {
        if (!earlier) continue;
        if (earlier.references === 0) fresh.push(earlier);
        earlier.references++;
      }
      if (each.saved.length === 0) continue;
      saver ??= each;
      each.held = each.saved.map(({ storage }) => storage);
      for (const storage of each.held) storage.references++;
    }
    if (!saver) return;
    const others = this.making.made.filter(({ references }) => references === 0);
    if (others.length === 0) return;
    for (const storage of others) storage.references++;
    saver.held = [...saver.held, ...others];
  }

  private leave(node: GradientNode): void {
    if (--node.references > 0) return;
    const gone = [node];
    for (const each of gone) {
      letGo(each);
      for (const earlier of each.parents) {
        if (earlier && --earlier.references === 0) gone.push(earlier);
      }
    }
  }
}

function release(storage: Storage): void {
  if (--storage.references === 0) discard(storage);
}

function discard(storage: Storage): void {
  const { window } = storage;
  storage.free();
  storage.window = null;
  if (window) release(window.of);
}

function letGo(node: GradientNode): void {
  const { held } = node;
  node.held = [];
  for (const storage of held) release(storage);
}
