import { record } from "../autograd";
import { listed, Refusal } from "../refusal";
import { sizeOf, wrapDim } from "../shape";
import { currentBackend, empty, type Tensor, zeros } from "../tensor";
import { embedding } from "./embedding";
import { narrow } from "./narrow";
import { requireIndices } from "./require-indices";
import { transpose } from "./transpose";
import { view } from "./view";

/**
 * out[i][j]… = x with its index along dimension `dim` replaced by indices[i][j]… (torch.gather): int32 `indices` have
 * x's rank, and in other dimensions at most its lengths. An element's gradient is the sum over its uses.
 */
export function gather(x: Tensor, dim: number, indices: Tensor): Tensor {
  const along = wrapDim("gather", dim, x.shape);
  checkGather(x, along, indices);
  const { kernels } = currentBackend();
  const source = cut(x, along, indices);
  const size = x.shape[along] ?? 1;
  const outer = sizeOf(indices.shape.slice(0, along));
  const inner = sizeOf(indices.shape.slice(along + 1));
  const count = indices.shape[along] ?? 1;
  const out = empty(indices.shape, x.dtype);
  kernels.gather(outer, size, inner, count, source.handle, indices.handle, out.handle);

  return record("gather", out, [source], [indices], (dy) => {
    const dsource = zeros(source.shape);
    kernels.scatterAdd(outer, size, inner, count, dy.handle, indices.handle, dsource.handle);
    return [dsource];
  });
}

function checkGather(x: Tensor, along: number, indices: Tensor): void {
  const refuse = (words: string) => new Refusal("gather", words, [x, indices]);
  if (indices.dtype !== "int32") throw refuse("gather(): Expected dtype int64 for index");
  if (indices.shape.length !== x.shape.length) {
    throw refuse("Index tensor must have the same number of dimensions as input tensor");
  }
  const tooLong = x.shape.findIndex((length, d) => d !== along && indices.shape[d] > length);
  if (tooLong >= 0) {
    throw refuse(
      `Size does not match at dimension ${tooLong} expected index ${listed(indices.shape)} to be smaller than ` +
        `self ${listed(x.shape)} apart from dimension ${along}`,
    );
  }
  requireIndices("gather", x, along, indices, { kind: "RuntimeError" });
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
  const along = wrapDim("index_select", dim, x.shape);
  if (indices.shape.length > 1) {
    const words = "index_select(): Index is supposed to be a vector";
    throw new Refusal("index_select", words, [x, indices], "IndexError");
  }
  if (indices.dtype !== "int32") {
    const words = "index_select(): Expected dtype int32 or int64 for index";
    throw new Refusal("index_select", words, [x, indices]);
  }
  requireIndices("index_select", x, along, indices, {
    words: (index, size) => `INDICES element is out of DATA bounds, id=${index} axis_dim=${size}`,
    kind: "RuntimeError",
  });
  return transpose(embedding(transpose(x, along, 0), view(indices, [indices.size])), 0, along);
}
