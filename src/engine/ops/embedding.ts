import { record } from "../autograd";
import { sizeOf } from "../shape";
import { currentBackend, empty, type Tensor, zeros } from "../tensor";

/**
 * table[indices]: rows of `table` [rows, ...] at int32 `indices` of any shape → [...indices.shape, ...]
 * (torch.nn.functional.embedding, or plain indexing). The gradient of a row is the sum over its uses.
 * Throws on an index out of range, before anything is written.
 */
export function embedding(table: Tensor, indices: Tensor): Tensor {
  const { kernels } = currentBackend();
  const [rows = 0, ...row] = table.shape;
  const width = sizeOf(row);
  if (indices.dtype !== "int32") throw new Error("tensors used as indices must be int32");
  const wrong = kernels.findOutOfRange(indices.size, rows, indices.handle);
  if (wrong >= 0) {
    const index = indices.toInt32Array()[wrong];
    throw new Error(`index ${index} is out of bounds for dimension 0 with size ${rows}`);
  }
  const out = empty([...indices.shape, ...row], table.dtype);
  kernels.gatherRows(indices.size, width, table.handle, indices.handle, out.handle);

  return record("embedding", out, [table], (gradient) => {
    const dtable = zeros(table.shape);
    kernels.scatterAddRows(indices.size, width, gradient.handle, indices.handle, dtable.handle);
    return [dtable];
  });
}
