import type { GradientNode } from "./autograd";
import type { Backend, Handle } from "./kernels/backend";
import { currentScope } from "./scope";

/** A bool is kept as an int32 that is 0 or 1. */
export type Dtype = "float32" | "int32" | "bool";
export type Shape = readonly number[];

let inUse: Backend | null = null;

/** Chooses the backend of every tensor made from now on; one a thread. */
export function useBackend(backend: Backend): void {
  inUse = backend;
}

export function currentBackend(): Backend {
  if (!inUse) throw new Error("no backend: call useBackend first");
  return inUse;
}

/** Numbers held by a backend; several tensors may be views of one. */
export class Storage {
  private freed = false;

  constructor(
    readonly backend: Backend,
    private readonly address: Handle,
    readonly size: number,
  ) {}

  get handle(): Handle {
    if (this.freed) throw new Error("a tensor was used after the scope it was made in had ended");
    return this.address;
  }

  free(): void {
    if (this.freed) return;
    this.freed = true;
    this.backend.free(this.address);
  }
}

/** An n-dimensional array, row-major and contiguous, with PyTorch's autograd fields. */
export class Tensor {
  requiresGrad = false;
  /** dL/dthis after backward(); only of leaves, and of those that asked by retainGrad(). */
  grad: Tensor | null = null;
  /** How this was computed, or null for a leaf: PyTorch's grad_fn. */
  node: GradientNode | null = null;

  constructor(
    readonly storage: Storage,
    readonly shape: Shape,
    readonly dtype: Dtype,
  ) {}

  get handle(): Handle {
    return this.storage.handle;
  }

  /** Number of elements: PyTorch's numel. */
  get size(): number {
    return this.storage.size;
  }

  /** Marks a leaf as a parameter: backward() will fill its grad. */
  requireGrad(): this {
    this.requiresGrad = true;
    return this;
  }

  /** Asks backward() to keep this intermediate's gradient too. */
  retainGrad(): this {
    if (this.node) this.node.retained = this;
    return this;
  }

  /** A copy of the values, row-major, of a float32 tensor. */
  toFloat32Array(): Float32Array<ArrayBuffer> {
    return this.storage.backend.readFloat32(this.handle, this.size);
  }

  /** The same of an int32 or bool tensor. */
  toInt32Array(): Int32Array<ArrayBuffer> {
    return this.storage.backend.readInt32(this.handle, this.size);
  }

  /** The one value of a tensor of one element. */
  item(): number {
    if (this.size !== 1) {
      throw new Error(`a Tensor with ${this.size} elements cannot be converted to Scalar`);
    }
    return this.dtype === "float32" ? this.toFloat32Array()[0] : this.toInt32Array()[0];
  }

  /** Overwrites the values in place, outside autograd: PyTorch's `.data.copy_`. */
  set(values: Float32Array | Int32Array): this {
    if (values.length !== this.size) {
      throw new Error(
        `expected ${this.size} values for shape [${this.shape.join(", ")}], got ${values.length}`,
      );
    }
    this.storage.backend.write(this.handle, values);
    return this;
  }

  /** Overwrites the values in place with another tensor's of the same size, outside autograd. */
  copyFrom(other: Tensor): void {
    this.storage.backend.kernels.copy(this.size, other.handle, this.handle);
  }

  dispose(): void {
    this.storage.free();
  }
}

/** A tensor of undefined contents, freed with the scope around it. */
export function empty(shape: Shape, dtype: Dtype = "float32"): Tensor {
  const backend = currentBackend();
  const size = shape.reduce((product, length) => product * length, 1);
  const storage = new Storage(backend, backend.allocate(size), size);
  currentScope()?.own(storage);
  return new Tensor(storage, shape, dtype);
}

export function full(shape: Shape, value: number): Tensor {
  const tensor = empty(shape);
  currentBackend().kernels.fill(tensor.size, value, tensor.handle);
  return tensor;
}

export const zeros = (shape: Shape): Tensor => full(shape, 0);
export const ones = (shape: Shape): Tensor => full(shape, 1);

/** float32 or int32, as the values are; int32 values that are 0 or 1 can be made a bool. */
export function tensor(values: Float32Array | Int32Array, shape: Shape, dtype?: "bool"): Tensor {
  return empty(shape, dtype ?? (values instanceof Int32Array ? "int32" : "float32")).set(values);
}
