import { record } from "../autograd";
import { listed, Refusal } from "../refusal";
import { coalesce, sameShape, stridesOf, wrapDim } from "../shape";
import { currentBackend, empty, type Shape, type Tensor } from "../tensor";
import { promoteTypes, to } from "./to";
import { unsqueeze } from "./view";

/**
 * The tensors one after the other along dimension `dim`, the only one in which they may differ (torch.cat). Each
 * receives its part of the gradient. Tensors of shape [0] are left out, as PyTorch still does.
 */
export function cat(tensors: readonly Tensor[], dim = 0): Tensor {
  const { first, along } = checkCat(tensors, dim);
  const { kernels } = currentBackend();
  const lengths = tensors.map(({ shape }) => (isNothing(shape) ? 0 : shape[along]));
  const joined = first.with(
    along,
    lengths.reduce((total, length) => total + length, 0),
  );
  const dtype = tensors.map((part) => part.dtype).reduce(promoteTypes);
  const out = empty(joined, dtype);
  const strides = stridesOf(joined);
  let start = 0;
  const places = tensors.map(({ shape }, i) => {
    const place = { offset: start * strides[along], walk: coalesce(shape, strides) };
    start += lengths[i];
    return place;
  });
  places.forEach(({ offset, walk }, i) => {
    const part = to(tensors[i], dtype);
    kernels.writeStrided(walk.lengths, part.handle, out.handle, offset, walk.strides[0]);
  });

  return record("cat", out, tensors, [], (dy) =>
    places.map(({ offset, walk }, i) => {
      if (!tensors[i].requiresGrad) return null;
      const dpart = empty(tensors[i].shape);
      kernels.readStrided(walk.lengths, dy.handle, offset, walk.strides[0], dpart.handle);
      return dpart;
    }),
  );
}

/** What a loop starts with that collects tensors: it fits everything. */
const isNothing = (shape: Shape) => sameShape(shape, [0]);

/** The shape that the others have to fit, and the dimension along which they may differ. */
function checkCat(tensors: readonly Tensor[], dim: number): { first: Shape; along: number } {
  const refuse = (words: string) => new Refusal("cat", words, tensors);
  if (tensors.length === 0) throw refuse("torch.cat(): expected a non-empty list of Tensors");
  const scalar = tensors.findIndex(({ shape }) => shape.length === 0);
  if (scalar >= 0) {
    throw refuse(`zero-dimensional tensor (at position ${scalar}) cannot be concatenated`);
  }
  const first = (tensors.find(({ shape }) => !isNothing(shape)) ?? tensors[0]).shape;
  const along = wrapDim("cat", dim, first);
  tensors.forEach(({ shape }, position) => {
    if (isNothing(shape)) return;
    if (shape.length !== first.length) {
      throw refuse(`Tensors must have same number of dimensions: got ${first.length} and ${shape.length}`);
    }
    const wrong = shape.findIndex((length, d) => d !== along && length !== first[d]);
    if (wrong >= 0) {
      throw refuse(
        `Sizes of tensors must match except in dimension ${along}. Expected size ${first[wrong]} but got size ` +
          `${shape[wrong]} for tensor number ${position} in the list.`,
      );
    }
  });
  return { first, along };
}

/** Tensors of one shape side by side along a new dimension `dim` (torch.stack). */
export function stack(tensors: readonly Tensor[], dim = 0): Tensor {
  if (tensors.length === 0) throw new Refusal("stack", "stack expects a non-empty TensorList");
  const first = tensors[0].shape;
  const wrong = tensors.findIndex(({ shape }) => !sameShape(shape, first));
  if (wrong >= 0) {
    const words =
      `stack expects each tensor to be equal size, but got ${listed(first)} at entry 0 and ` +
      `${listed(tensors[wrong].shape)} at entry ${wrong}`;
    throw new Refusal("stack", words, tensors);
  }
  const along = wrapDim("stack", dim, first, first.length + 1);
  return cat(
    tensors.map((x) => unsqueeze(x, along)),
    along,
  );
}
