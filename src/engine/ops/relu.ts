import { record } from "../autograd";
import { Refusal } from "../refusal";
import { currentBackend, empty, type Tensor } from "../tensor";
import { clamp } from "./clamp";

/** max(x, 0), elementwise (torch.relu). dx = dy where y > 0: a unit that is off passes no gradient. */
export function relu(x: Tensor): Tensor {
  if (x.dtype === "bool") throw new Refusal("relu", "Boolean inputs not supported for relu", [x]);
  if (x.dtype === "int32") return clamp(x, { min: 0 });
  const { kernels } = currentBackend();
  const y = empty(x.shape);
  kernels.relu(y.size, x.handle, y.handle);

  return record("relu", y, [x], [y], (dy) => {
    const dx = empty(x.shape);
    kernels.reluBackward(dx.size, y.handle, dy.handle, dx.handle);
    return [dx];
  });
}
