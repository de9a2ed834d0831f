import type { GradientNode, Hook } from "./autograd";
import type { Backend, Handle } from "./kernels/backend";
import { listed, Refusal } from "./refusal";
import { currentScope } from "./scope";
import { coalesce, sizeOf } from "./shape";

/** A bool is kept as an int32 that is 0 or 1. */
export type Dtype = "float32" | "int32" | "bool";
/** As PyTorch's messages call them. */
export const dtypeName: Record<Dtype, string> = { float32: "Float", int32: "Int", bool: "Bool" };
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

/** Where numbers lie among others: nested loops over `lengths`, from `offset` on. */
export interface Region {
  readonly offset: number;
  readonly lengths: Shape;
  readonly strides: Shape;
}

/** Numbers held by a backend; several tensors may be views of one. */
export class Storage {
  /** Who needs the numbers, for those who free memory by counting and not by scopes. */
  references = 0;
  /** What this shows numbers of, and where they lie there; see showRegionOf. */
  window: { readonly of: Storage; readonly region: Region } | null = null;
  private changes = 0;
  private writes = 0;
  /** The other's `writes` when its numbers were last read. */
  private seen = 0;
  private freed = false;

  constructor(
    readonly backend: Backend,
    private readonly address: Handle,
    readonly size: number,
  ) {}

  get handle(): Handle {
    if (this.freed) throw new Error("a tensor was used after the scope it was made in had ended");
    if (this.window !== null && this.seen !== this.window.of.writes) this.refresh();
    return this.address;
  }

  /** How often the numbers have been written, whether or not that counts as a version. */
  get written(): number {
    return this.window ? this.window.of.written : this.writes;
  }

  /** Changes in place so far: PyTorch's version counter, which views share. */
  get version(): number {
    return this.window ? this.window.of.version : this.changes;
  }

  set version(count: number) {
    if (this.window) this.window.of.version = count;
    else this.changes = count;
  }

  /** Tells that the numbers have been changed in place. */
  changed(): void {
    if (this.window) this.writeThrough();
    else {
      this.changes++;
      this.writes++;
    }
  }

  /**
   * From now on these numbers, a copy of a region of another storage, are that region: each is changed when the other
   * is. So a slice can share its numbers, as in PyTorch, where every kernel wants them to lie one after another.
   */
  showRegionOf(other: Storage, region: Region): void {
    this.window = { of: other, region };
    this.seen = other.writes;
  }

  free(): void {
    if (this.freed) return;
    this.freed = true;
    this.backend.free(this.address);
  }

  private refresh(): void {
    const { of, region } = this.window!;
    const { lengths, strides } = coalesce(region.lengths, region.strides);
    this.backend.kernels.readStrided(lengths, of.handle, region.offset, strides[0], this.address);
    this.seen = of.writes;
  }

  private writeThrough(): void {
    const { of, region } = this.window!;
    const { lengths, strides } = coalesce(region.lengths, region.strides);
    this.backend.kernels.writeStrided(lengths, this.address, of.handle, region.offset, strides[0]);
    of.changed();
    this.seen = of.writes;
  }
}

/** What nobody changes: a tensor that gets a hook gets a list of its own. */
const noHooks: Hook[] = [];

/** An n-dimensional array, row-major and contiguous, with PyTorch's autograd fields. */
export class Tensor {
  requiresGrad = false;
  /** dL/dthis after backward(); only of leaves, and of those that asked by retainGrad(). */
  grad: Tensor | null = null;
  /** How this was computed, or null for a leaf: PyTorch's grad_fn. */
  node: GradientNode | null = null;
  /** Of a leaf: what is done to the gradients that arrive. */
  hooks: Hook[] = noHooks;

  constructor(
    private numbers: Storage,
    private lengths: Shape,
    private type: Dtype,
  ) {}

  get storage(): Storage {
    return this.numbers;
  }

  get shape(): Shape {
    return this.lengths;
  }

  get dtype(): Dtype {
    return this.type;
  }

  get handle(): Handle {
    return this.numbers.handle;
  }

  /** Number of elements: PyTorch's numel. */
  get size(): number {
    return this.storage.size;
  }

  /** Marks a leaf as a parameter: backward() will fill its grad. */
  requireGrad(): this {
    if (this.dtype !== "float32") {
      throw new Refusal("requires_grad_", "only Tensors of floating point dtype can require gradients", [
        this,
      ]);
    }
    this.requiresGrad = true;
    return this;
  }

  /** Asks backward() to keep this intermediate's gradient too. */
  retainGrad(): this {
    if (!this.requiresGrad) {
      throw new Refusal("retain_grad", "can't retain_grad on Tensor that has requires_grad=False", [this]);
    }
    if (this.node) this.node.retained = this;
    return this;
  }

  /** The same numbers under another shape of the same size, or type that reads them alike, without history. */
  viewed(shape: Shape = this.shape, dtype: Dtype = this.dtype): Tensor {
    return new Tensor(this.storage, shape, dtype);
  }

  /** A copy of the numbers, without history. */
  copy(): Tensor {
    const copy = empty(this.shape, this.dtype);
    copy.copyFrom(this);
    return copy;
  }

  /** A copy of the values, row-major, of a float32 tensor. */
  toFloat32Array(): Float32Array<ArrayBuffer> {
    if (this.dtype !== "float32") throw this.unexpected("Float");
    return this.storage.backend.readFloat32(this.handle, this.size);
  }

  /** The same of an int32 or bool tensor. */
  toInt32Array(): Int32Array<ArrayBuffer> {
    if (this.dtype === "float32") throw this.unexpected("Int");
    return this.storage.backend.readInt32(this.handle, this.size);
  }

  /** The one value of a tensor of one element. */
  item(): number {
    if (this.size !== 1) {
      const words = "only one element tensors can be converted to Python scalars";
      throw new Refusal("item", words, [this], "ValueError");
    }
    return this.dtype === "float32" ? this.toFloat32Array()[0] : this.toInt32Array()[0];
  }

  /** From now on holds the numbers of another tensor, history and gradient as they were: PyTorch's `x.data = other`. */
  adopt({ storage, shape, dtype }: Tensor): void {
    this.numbers = storage;
    this.lengths = shape;
    this.type = dtype;
  }

  /** Overwrites the values in place, outside autograd: PyTorch's `.data.copy_`. */
  set(values: Float32Array | Int32Array): this {
    if (values.length !== this.size) {
      throw new Error(`expected ${this.size} values for shape ${listed(this.shape)}, got ${values.length}`);
    }
    if (values instanceof Int32Array === (this.dtype === "float32")) {
      throw this.unexpected(values instanceof Int32Array ? "Int" : "Float");
    }
    this.storage.backend.write(this.handle, values);
    this.storage.changed();
    return this;
  }

  /** Overwrites the values in place with another tensor's of the same size, outside autograd. */
  copyFrom(other: Tensor): void {
    this.storage.backend.kernels.copy(this.size, other.handle, this.handle);
    this.storage.changed();
  }

  dispose(): void {
    this.storage.free();
  }

  private unexpected(wanted: string): Refusal {
    const words = `expected scalar type ${wanted} but found ${dtypeName[this.dtype]}`;
    return new Refusal("data_ptr", words, [this]);
  }
}

/** Copies of the values of float32 tensors as they are at the call, read together: see Backend.download. */
export function download(tensors: readonly Tensor[]): Promise<Float32Array<ArrayBuffer>[]> {
  return currentBackend().download(tensors.map(({ storage }) => storage));
}

/** A tensor of undefined contents, freed with the scope around it. */
export function empty(shape: Shape, dtype: Dtype = "float32"): Tensor {
  const backend = currentBackend();
  const negative = shape.find((length) => length < 0);
  if (negative !== undefined) {
    const words = `Trying to create tensor with negative dimension ${negative}: ${listed(shape)}`;
    throw new Refusal("empty", words);
  }
  const size = sizeOf(shape);
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
