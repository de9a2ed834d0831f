import { type GradientNode, isRecording, record } from "../../engine/autograd";
import { add } from "../../engine/ops/add";
import { expand } from "../../engine/ops/expand";
import { placesOf } from "../../engine/ops/narrow";
import { permute } from "../../engine/ops/permute";
import { detach, squeeze, unsqueeze, view } from "../../engine/ops/view";
import { listed, Refusal } from "../../engine/refusal";
import { coalesce, sizeOf, stridesOf, wrapDim } from "../../engine/shape";
import { currentBackend, empty, type Region, type Shape, type Storage, Tensor } from "../../engine/tensor";
import type { Memory, TensorId } from "./memory";

/** Where a view's numbers lie, given where those that it views do. */
export type Placing = (of: Region) => Region;

/** How a tensor came to share another's numbers. */
export interface View {
  /** Null of x.data, whose history is its own. */
  readonly base: Tensor | null;
  /** The view again, of the base as it is now. */
  readonly of: (base: Tensor) => Tensor;
  /** Null where it shows every number of the base, in their order. */
  readonly placing: Placing | null;
  /** What the base is a view of. */
  readonly above: View | null;
  /** Made while the tape was on. */
  readonly recorded: boolean;
  /** x.data and its views: changing them is no new version of x. */
  readonly quiet: boolean;
}

const DATA: View = {
  base: null,
  of: detach,
  placing: null,
  above: null,
  recorded: false,
  quiet: true,
};

/** What stands between brackets, as Python sends it, four numbers to a part: 0 and an integer, 2 for None; else a slice. */
const INTEGER = 0;
const NEW_AXIS = 2;

/** What shares the numbers of another tensor, as PyTorch's views do: changed in one, they are changed in the other. */
export function views(memory: Memory) {
  const give = (x: TensorId, of: (base: Tensor) => Tensor, placing: Placing | null): TensorId => {
    const base = memory.get(x);
    const shown = of(base);
    if (placing && shown.storage !== base.storage) {
      memory.share(shown.storage, rootOf(base), placing(regionOf(base)));
    }
    const above = memory.viewOf(x);
    const quiet = above?.quiet ?? false;
    return memory.giveView(shown, { base, of, placing, above, recorded: isRecording(), quiet });
  };
  /** The numbers of `place`, of a base that lies in a row, in the shape that it has. */
  const region = (x: TensorId, placing: Placing, shape: Shape) =>
    give(x, (base) => take(base, placing(inARow(base.shape)), shape), placing);

  return {
    view: (x: TensorId, ...shape: number[]) => {
      const { storage } = memory.get(x);
      const id = give(x, (base) => view(base, shape), null);
      if (storage.window && !stridesAs(storage.window.region, memory.get(id).shape)) {
        memory.take(id);
        const words =
          "view size is not compatible with input tensor's size and stride (at least one dimension spans across two " +
          "contiguous subspaces). Use .reshape(...) instead.";
        throw new Refusal("view", words, [memory.get(x)]);
      }
      return id;
    },
    /** A view, or of a copy where the numbers don't lie so. */
    reshape: (x: TensorId, ...shape: number[]) => {
      const { storage } = memory.get(x);
      if (!storage.window) return give(x, (base) => view(base, shape), null);
      const id = give(x, (base) => view(base, shape), null);
      if (stridesAs(storage.window.region, memory.get(id).shape)) return id;
      memory.take(id);
      return memory.give(view(clone(memory.get(x)), shape));
    },
    squeeze: (x: TensorId, dim?: number) => give(x, (base) => squeeze(base, dim), null),
    unsqueeze: (x: TensorId, dim: number) => give(x, (base) => unsqueeze(base, dim), null),
    permute: (x: TensorId, ...dims: number[]) =>
      give(x, (base) => permute(base, dims), reordered(memory.get(x), dims)),
    transpose: (x: TensorId, a: number, b: number) => {
      const { shape } = memory.get(x);
      const [first, second] = [wrapDim("transpose", a, shape), wrapDim("transpose", b, shape)];
      if (first === second) return give(x, (base) => view(base, shape), null);
      const order = [...shape.keys()].with(first, second).with(second, first);
      return give(x, (base) => permute(base, order), reordered(memory.get(x), order));
    },
    expand: (x: TensorId, ...shape: number[]) => give(x, (base) => expand(base, shape), expanded(shape)),
    /** x[i, a:b:c, None, …] from the first dimension on. */
    basic_index: (x: TensorId, ...parts: number[]) => {
      const { shape } = memory.get(x);
      const { start, lengths, steps, made } = picked(shape, parts);
      if (sizeOf(lengths) === sizeOf(shape) && steps.every((step) => step === 1)) {
        return give(x, (base) => view(base, made), null);
      }
      const placing: Placing = ({ offset, strides }) => ({
        offset: start.reduce((sum, first, d) => sum + first * strides[d], offset),
        lengths,
        strides: strides.map((stride, d) => stride * steps[d]),
      });
      return region(x, placing, made);
    },
    /** x[i, i + offset] of two dimensions, with the others before it. */
    diagonal: (x: TensorId, shift: number, a: number, b: number) => {
      const { shape } = memory.get(x);
      const [row, column] = [wrapDim("diagonal", a, shape), wrapDim("diagonal", b, shape)];
      const [down, right] = [Math.max(-shift, 0), Math.max(shift, 0)];
      const count = Math.max(Math.min(shape[row] - down, shape[column] - right), 0);
      const others = [...shape.keys()].filter((d) => d !== row && d !== column);
      const made = [...others.map((d) => shape[d]), count];
      const placing: Placing = ({ offset, strides }) => ({
        offset: offset + down * strides[row] + right * strides[column],
        lengths: made,
        strides: [...others.map((d) => strides[d]), strides[row] + strides[column]],
      });
      return region(x, placing, made);
    },
    detach: (x: TensorId) => memory.give(detach(memory.get(x))),
    data_of: (x: TensorId) => memory.giveView(detach(memory.get(x)), DATA),

    /** All the numbers among which x's are, in a row. */
    base_of: (x: TensorId) => {
      const { storage, dtype } = memory.get(x);
      const root = storage.window?.of ?? storage;
      return memory.giveView(new Tensor(root, [root.size], dtype), DATA);
    },
    is_contiguous: (x: TensorId) => {
      const { lengths, strides } = regionOf(memory.get(x));
      const plain = stridesOf(lengths);
      return lengths.every((length, d) => length === 1 || strides[d] === plain[d]);
    },
    stride: (x: TensorId, dim: number) => regionOf(memory.get(x)).strides[dim],
    storage_offset: (x: TensorId) => regionOf(memory.get(x)).offset,
    data_ptr: (x: TensorId) => {
      const tensor = memory.get(x);
      return Number(rootOf(tensor).handle) + 4 * regionOf(tensor).offset;
    },
    /** Whether one's numbers are among the other's. */
    same_storage: (x: TensorId, y: TensorId) => rootOf(memory.get(x)) === rootOf(memory.get(y)),
  };
}

/** A copy, with its history. */
export function clone(x: Tensor): Tensor {
  return isRecording() && x.requiresGrad ? add(x, 0) : x.copy();
}

/** The storage that holds the numbers which x shows. */
function rootOf({ storage }: Tensor): Storage {
  return storage.window?.of ?? storage;
}

/** Where x's numbers lie there. */
function regionOf({ storage, shape }: Tensor): Region {
  if (!storage.window) return inARow(shape);
  const { region } = storage.window;
  return { offset: region.offset, lengths: shape, strides: stridesAs(region, shape)! };
}

const inARow = (lengths: Shape): Region => ({ offset: 0, lengths, strides: stridesOf(lengths) });

/** The strides with which the region's numbers have another shape; null if they have none. By PyTorch's computeStride. */
function stridesAs({ lengths, strides }: Region, shape: Shape): number[] | null {
  if (sizeOf(shape) === 0) return stridesOf(shape);
  if (lengths.length === 0) return shape.map(() => 1);
  const made = new Array<number>(shape.length);
  let d = shape.length - 1;
  let stride = strides[lengths.length - 1];
  let [run, covered] = [1, 1];
  for (let from = lengths.length - 1; from >= 0; from--) {
    run *= lengths[from];
    if (from > 0 && (lengths[from - 1] === 1 || strides[from - 1] === run * stride)) continue;
    while (d >= 0 && (covered < run || shape[d] === 1)) {
      made[d] = covered * stride;
      covered *= shape[d--];
    }
    if (covered !== run) return null;
    if (from > 0) [stride, run, covered] = [strides[from - 1], 1, 1];
  }
  return d === -1 ? made : null;
}

function reordered({ shape }: Tensor, dims: readonly number[]): Placing {
  const order = dims.map((dim) => (dim < 0 ? dim + shape.length : dim));
  return ({ offset, lengths, strides }) => ({
    offset,
    lengths: order.map((d) => lengths[d]),
    strides: order.map((d) => strides[d]),
  });
}

function expanded(shape: Shape): Placing {
  return ({ offset, lengths, strides }) => {
    const added = shape.length - lengths.length;
    const target = shape.map((length, d) => (length === -1 ? lengths[d - added] : length));
    const repeats = (d: number) => d < added || (lengths[d - added] === 1 && target[d] !== 1);
    return { offset, lengths: target, strides: target.map((_, d) => (repeats(d) ? 0 : strides[d - added])) };
  };
}

/** What brackets take of each dimension, and the shape that comes of it. */
function picked(shape: Shape, parts: readonly number[]) {
  const [start, lengths, steps, made]: number[][] = [[], [], [], []];
  for (let p = 0; p < parts.length; p += 4) {
    const [kind, a, b, c] = parts.slice(p, p + 4);
    const d = start.length;
    if (kind === NEW_AXIS) made.push(1);
    else if (kind === INTEGER) {
      const size = shape[d];
      if (size === undefined) {
        throw new Refusal(
          "select",
          "select() cannot be applied to a 0-dim tensor.",
          [{ shape }],
          "IndexError",
        );
      }
      if (a < -size || a >= size) {
        const words = `select(): index ${a} out of range for tensor of size ${listed(shape)} at dimension ${d}`;
        throw new Refusal("select", words, [{ shape }], "IndexError");
      }
      start.push(a < 0 ? a + size : a);
      lengths.push(1);
      steps.push(1);
    } else {
      const place = placesOf({ shape }, d, { start: a, stop: b, step: c });
      start.push(place.start);
      lengths.push(place.length);
      steps.push(place.step);
      made.push(place.length);
    }
  }
  for (let d = start.length; d < shape.length; d++) {
    start.push(0);
    lengths.push(shape[d]);
    steps.push(1);
    made.push(shape[d]);
  }
  return { start, lengths, steps, made };
}

/** The numbers of a region of x, copied; dx is dy there, 0 elsewhere. */
function take(x: Tensor, { offset, lengths, strides }: Region, shape: Shape): Tensor {
  const { kernels } = currentBackend();
  const walk = coalesce(lengths, strides);
  const out = empty(shape, x.dtype);
  kernels.readStrided(walk.lengths, x.handle, offset, walk.strides[0], out.handle);
  return record("slice", out, [x], [], (dy) => {
    const dx = empty(x.shape);
    kernels.fill(dx.size, 0, dx.handle);
    kernels.writeStrided(walk.lengths, dy.handle, dx.handle, offset, walk.strides[0]);
    return [dx];
  });
}

/** The history of a base when one of its views has been changed in place: there it is the view's, elsewhere its own. */
export function overwritten(base: Tensor, by: Tensor, placing: Placing | null): GradientNode | null {
  const before = base.viewed();
  before.requiresGrad = base.requiresGrad;
  before.node = base.node;
  const { offset, lengths, strides } = placing ? placing(inARow(base.shape)) : inARow(base.shape);
  const walk = coalesce(lengths, strides);
  return record("copy_slices", base.viewed(), [before, by], [], (dy) => {
    const { kernels } = currentBackend();
    const part = empty(by.shape);
    kernels.readStrided(walk.lengths, dy.handle, offset, walk.strides[0], part.handle);
    const rest = dy.copy();
    const nothing = empty(by.shape);
    kernels.fill(nothing.size, 0, nothing.handle);
    kernels.writeStrided(walk.lengths, nothing.handle, rest.handle, offset, walk.strides[0]);
    return [rest, part];
  }).node;
}

/** Refuses to change numbers of which several stand in one place: those of an expanded tensor. */
export function requireOwnPlaces(x: Tensor): void {
  const { region } = x.storage.window!;
  if (!region.strides.some((stride, d) => stride === 0 && region.lengths[d] > 1)) return;
  const words =
    "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please " +
    "clone() the tensor before performing the operation.";
  throw new Refusal("in-place", words, [x]);
}
