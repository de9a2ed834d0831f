import { type Tensor, tensor } from "../tensor";
import { to } from "./to";

/** Where x isn't 0, in row-major order: int32 [count, rank] (torch.nonzero). Its length is known only when x is read. */
export function nonzero(x: Tensor): Tensor {
  const values = to(x, "bool").toInt32Array();
  const flat = Int32Array.from(values.keys()).filter((at) => values[at] !== 0);
  const rank = x.shape.length;
  const places = new Int32Array(flat.length * rank);
  flat.forEach((at, i) => {
    let rest = at;
    for (let d = rank - 1; d >= 0; d--) {
      places[i * rank + d] = rest % x.shape[d];
      rest = Math.floor(rest / x.shape[d]);
    }
  });
  return tensor(places, [flat.length, rank]);
}
