import { record } from "../autograd";
import { sizeOf, wrapDim } from "../shape";
import { currentBackend, empty, type Tensor, zeros } from "../tensor";
import { embedding } from "./embedding";
import { narrow } from "./narrow";
import { transpose } from "./transpose";
import { view } from "./view";

/**
 * out[i][j]… = x with its index along dimension `dim` replaced by indices[i][j]… (torch.gather): int32 `indices` have
 * x's rank, and in other dimensions at most its lengths. An element's gradient is the sum over its uses.
 */
export function gather(x: Tensor, dim: number, indices: Tensor): Tensor {
  const along = wrapDim(dim, x.shape.length);
  if (indices.dtype !== "int32") throw new Error("gather(): Expected dtype int32 for index");
  if (indices.shape.length !== x.shape.length) {
    throw new Error("Index tensor must have the same number of dimensions as input tensor");
  }
  const tooLong = x.shape.findIndex((length, d) => d !== along && indices.shape[d] > length);
  if (tooLong >= 0) {
    throw new Error(
      `Size does not match at dimension ${tooLong} expected index [${indices.shape.join(", ")}] to be smaller than ` +
        `self [${x.shape.join(", ")}] apart from dimension ${along}`,
    );
  }
  const { kernels } = currentBackend();
  const size = x.shape[along] ?? 1;
  const wrong = kernels.findOutOfRange(indices.size, size, indices.handle);
  if (wrong >= 0) {
    const index = indices.toInt32Array()[wrong];
    throw new Error(`index ${index} is out of bounds for dimension ${along} with size ${size}`);
  }
  const source = cut(x, along, indices);
  const outer = sizeOf(indices.shape.slice(0, along));
  const inner = sizeOf(indices.shape.slice(along + 1));
  const count = indices.shape[along] ?? 1;
  const out = empty(indices.shape, x.dtype);
  kernels.gather(outer, size, inner, count, source.handle, indices.handle, out.handle);

  return record("gather", out, [source], (dy) => {
    const dsource = zeros(source.shape);
    kernels.scatterAdd(outer, size, inner, count, dy.handle, indices.handle, dsource.handle);
    return [dsource];
  });
}

/** x as long as the indices in every dimension but `along`. */
function cut(x: Tensor, along: number, indices: Tensor): Tensor {
  return x.shape.reduce(
    (part, length, d) =>
      d === along || indices.shape[d] === length ? part : narrow(part, d, 0, indices.shape[d]),
    x,
  );
}

/** x at int32 `indices` [count] along dimension `dim` (torch.index_select). */
export function indexSelect(x: Tensor, dim: number, indices: Tensor): Tensor {
  const along = wrapDim(dim, x.shape.length);
  if (indices.shape.length > 1) {
    throw new Error("index_select(): Index is supposed to be a vector");
  }
  if (indices.dtype !== "int32") throw new Error("index_select(): Expected dtype int32 or int64 for index");
  const size = x.shape[along] ?? 1;
  const wrong = currentBackend().kernels.findOutOfRange(indices.size, size, indices.handle);
  if (wrong >= 0) {
    const index = indices.toInt32Array()[wrong];
    throw new Error(`INDICES element is out of DATA bounds, id=${index} axis_dim=${size}`);
  }
  return transpose(embedding(transpose(x, along, 0), view(indices, [indices.size])), 0, along);
}
