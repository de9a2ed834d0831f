import { record } from "../autograd";
import { type Shape, Tensor } from "../tensor";

/** The same numbers in another shape, not copied; one length may be −1 (torch.Tensor.view). */
export function view(x: Tensor, shape: Shape): Tensor {
  const known = shape.reduce((product, length) => (length === -1 ? product : product * length), 1);
  const resolved = shape.map((length) => (length === -1 ? x.size / known : length));
  if (
    resolved.reduce((product, length) => product * length, 1) !== x.size ||
    !resolved.every(Number.isInteger)
  ) {
    throw new Error(`shape '[${shape.join(", ")}]' is invalid for input of size ${x.size}`);
  }
  const out = new Tensor(x.storage, resolved, x.dtype);
  return record("view", out, [x], (gradient) => [new Tensor(gradient.storage, x.shape, "float32")]);
}
