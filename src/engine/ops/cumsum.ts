import { record } from "../autograd";
import { sizeOf, wrapDim } from "../shape";
import { type Tensor, tensor } from "../tensor";
import { to } from "./to";

/** The sums of what stands before and at each place along dimension `dim` (torch.cumsum). dx is summed from the end. */
export function cumsum(x: Tensor, dim: number): Tensor {
  const along = wrapDim("cumsum", dim, x.shape);
  const source = x.dtype === "bool" ? to(x, "int32") : x;
  return record("cumsum", running(source, along, false), [x], [], (dy) => [running(dy, along, true)]);
}

/** Summed in double, as PyTorch does on the CPU. */
function running(x: Tensor, dim: number, fromEnd: boolean): Tensor {
  const count = x.shape[dim] ?? 1;
  const inner = sizeOf(x.shape.slice(dim + 1));
  const values = x.dtype === "float32" ? x.toFloat32Array() : x.toInt32Array();
  for (let first = 0; first < values.length; first += count * inner) {
    for (let i = 0; i < inner; i++) {
      let sum = 0;
      for (let k = 0; k < count; k++) {
        const at = first + (fromEnd ? count - 1 - k : k) * inner + i;
        sum += values[at];
        values[at] = sum;
      }
    }
  }
  return tensor(values, x.shape);
}
