import { record } from "../autograd";
import { Refusal } from "../refusal";
import { sizeOf } from "../shape";
import { currentBackend, dtypeName, empty, type Tensor, zeros } from "../tensor";
import { requireIndices } from "./require-indices";

/**
 * Rows of `table` [rows, ...] at int32 `indices` of any shape → [...indices.shape, ...] (torch.nn.functional.embedding,
 * and the lesson's C[x]). The gradient of a row is the sum over its uses. An index below 0 is refused: index() counts
 * it from the end.
 */
export function embedding(table: Tensor, indices: Tensor): Tensor {
  const { kernels } = currentBackend();
  const [rows, ...row] = table.shape;
  const width = sizeOf(row);
  if (rows === undefined) {
    throw new Refusal(
      "embedding",
      "too many indices for tensor of dimension 0",
      [table, indices],
      "IndexError",
    );
  }
  if (indices.dtype !== "int32") {
    const words =
      "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got " +
      `${torchType(indices)} instead (while checking arguments for embedding)`;
    throw new Refusal("embedding", words, [table, indices]);
  }
  requireIndices("embedding", table, 0, indices);
  const out = empty([...indices.shape, ...row], table.dtype);
  kernels.gatherRows(indices.size, width, table.handle, indices.handle, out.handle);

  return record("embedding", out, [table], [indices], (gradient) => {
    const dtable = zeros(table.shape);
    kernels.scatterAddRows(indices.size, width, gradient.handle, indices.handle, dtable.handle);
    return [dtable];
  });
}

const torchType = ({ dtype }: Tensor) =>
  dtype === "bool" ? "CPUBoolType" : `torch.${dtypeName[dtype]}Tensor`;
