import { Refusal, type RefusalKind } from "../refusal";
import { currentBackend, type Tensor } from "../tensor";

/** How PyTorch's own op words it, where it does not as most do. */
interface Wording {
  words?: (index: number, size: number) => string;
  kind?: RefusalKind;
}

/** Refuses int32 `indices` along dimension `dim` of x if one of them is outside [0, size). */
export function requireIndices(
  op: string,
  x: Tensor,
  dim: number,
  indices: Tensor,
  { words = outOfBounds(dim), kind = "IndexError" }: Wording = {},
): void {
  const size = x.shape[dim] ?? 1;
  const wrong = currentBackend().kernels.findOutOfRange(indices.size, size, indices.handle);
  if (wrong < 0) return;
  throw new Refusal(op, words(indices.toInt32Array()[wrong], size), [x, indices], kind);
}

const outOfBounds = (dim: number) => (index: number, size: number) =>
  `index ${index} is out of bounds for dimension ${dim} with size ${size}`;
