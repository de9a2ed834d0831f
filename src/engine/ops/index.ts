import { before, isRecordedInPlace, rebase } from "../rebase";
import { listed, Refusal } from "../refusal";
import { broadcastShapes, canBroadcast, sameShape, sizeOf } from "../shape";
import { dtypeName, type Shape, type Tensor, tensor } from "../tensor";
import { asTensor, type Operand, repeat } from "./broadcast";
import { embedding } from "./embedding";
import { expand } from "./expand";
import { select } from "./narrow";
import { nonzero } from "./nonzero";
import { to } from "./to";
import { view } from "./view";
import { where } from "./where";

// Indexing by tensors: int32 ones, of which a number below 0 counts from the end, and bool masks, which stand for the
// places where they hold. Together they index the first dimensions of x, and broadcast. They are read to find the places.

/** x[i, j, …] (torch.Tensor.__getitem__). The gradient of a place is the sum over its uses. */
export function index(x: Tensor, indices: readonly Tensor[]): Tensor {
  const { rows, width, places, shape } = locate("index", x, indices);
  const chosen = embedding(view(x, [rows, width]), tensor(places, [places.length]));
  return view(chosen, shape);
}

/**
 * x[i, j, …] = value, in place (torch.Tensor.__setitem__). `value` broadcasts to what is indexed. Of several values for
 * one place the last stays, and has the gradient.
 */
export function indexPut(x: Tensor, indices: readonly Tensor[], value: Operand): Tensor {
  const given = asTensor(value, x);
  const recorded = isRecordedInPlace("index_put_", x, [given]);
  const { rows, width, places, shape } = locate("index_put_", x, indices);
  if (typeof value !== "number") checkValues(x, value, shape);
  if (places.length === 0) return x;

  const lastFor = new Int32Array(rows).fill(-1);
  places.forEach((row, i) => {
    lastFor[row] = i;
  });
  const isPut = tensor(
    lastFor.map((i) => Number(i >= 0)),
    [rows, 1],
    "bool",
  );
  const sources = tensor(
    lastFor.map((i) => Math.max(i, 0)),
    [rows],
  );
  const values = view(expand(to(given, x.dtype), shape), [places.length, width]);
  const old = view(recorded ? before(x) : x, [rows, width]);
  const y = view(where(isPut, embedding(values, sources), old), x.shape);
  if (recorded) return rebase(x, y);
  x.copyFrom(y);
  return x;
}

interface Located {
  /** The dimensions that are indexed as one, and the others as one. */
  rows: number;
  width: number;
  /** Row of each indexed place. */
  places: Int32Array;
  /** Of x[i, j, …]. */
  shape: Shape;
}

function locate(op: string, x: Tensor, indices: readonly Tensor[]): Located {
  const refuse = (words: string) => new Refusal(op, words, [x, ...indices], "IndexError");
  const tooMany = () => refuse(`too many indices for tensor of dimension ${x.shape.length}`);
  /** What the mask stands for, when it begins at dimension `first` of x. */
  const placesOf = (mask: Tensor, first: number): Tensor[] => {
    if (first + mask.shape.length > x.shape.length) throw tooMany();
    const wrong = mask.shape.findIndex((length, d) => length !== x.shape[first + d]);
    if (wrong >= 0) {
      throw refuse(
        `The shape of the mask ${listed(mask.shape)} at index ${wrong} does not match the shape of the indexed tensor ` +
          `${listed(x.shape)} at index ${first + wrong}`,
      );
    }
    const places = nonzero(mask);
    return mask.shape.map((_, d) => select(places, 1, d));
  };
  const columns: Tensor[] = [];
  for (const each of indices) {
    if (each.dtype === "float32") throw refuse("tensors used as indices must be long, byte or bool tensors");
    if (each.dtype === "int32") columns.push(each);
    else columns.push(...placesOf(each, columns.length));
  }
  if (columns.length > x.shape.length) throw tooMany();

  const shape = columns.reduce<Shape>((joint, column) => {
    if (canBroadcast(joint, column.shape)) return broadcastShapes(op, joint, column.shape);
    const shapes = columns.map((each) => listed(each.shape)).join(", ");
    throw refuse(`shape mismatch: indexing tensors could not be broadcast together with shapes ${shapes}`);
  }, []);
  const places = new Int32Array(sizeOf(shape));
  columns.forEach((column, d) => {
    const size = x.shape[d];
    repeat(column, shape)
      .toInt32Array()
      .forEach((at, i) => {
        if (at < -size || at >= size) {
          throw refuse(`index ${at} is out of bounds for dimension ${d} with size ${size}`);
        }
        places[i] = places[i] * size + (at < 0 ? at + size : at);
      });
  });
  const rest = x.shape.slice(columns.length);
  const rows = sizeOf(x.shape.slice(0, columns.length));
  return { rows, width: sizeOf(rest), places, shape: [...shape, ...rest] };
}

function checkValues(x: Tensor, value: Tensor, shape: Shape): void {
  if (value.dtype !== x.dtype) {
    const words =
      `Index put requires the source and destination dtypes match, got ${dtypeName[x.dtype]} for the destination and ` +
      `${dtypeName[value.dtype]} for the source.`;
    throw new Refusal("index_put_", words, [x, value]);
  }
  const fits =
    canBroadcast(value.shape, shape) && sameShape(broadcastShapes("index_put_", value.shape, shape), shape);
  if (fits) return;
  const words =
    `shape mismatch: value tensor of shape ${listed(value.shape)} cannot be broadcast to indexing result of shape ` +
    listed(shape);
  throw new Refusal("index_put_", words, [x, value]);
}
