import { record } from "../autograd";
import { Refusal } from "../refusal";
import { currentBackend, empty, type Tensor, zeros } from "../tensor";
import { combine } from "./broadcast";
import { arrange, type Over } from "./reduction";

export interface VarianceOver extends Over {
  /** Divides by count − 1 (Bessel's correction), as PyTorch does unless told not to. */
  unbiased?: boolean;
}

/** Σ(x − mean)²/(count − 1), or /count, over the given dimensions, or over all (torch.var). dx = 2(x − mean)/divisor·dy. */
export function variance(x: Tensor, over: VarianceOver = {}): Tensor {
  const { value, centred } = compute("var", x, over);
  return record("var", value, [x], [x], (dy) => [centred(dy)]);
}

/** The square root of the variance (torch.std). Where it is 0 no gradient passes: PyTorch's choice. */
export function std(x: Tensor, over: VarianceOver = {}): Tensor {
  const { value, centred } = compute("std", x, over);
  const { kernels } = currentBackend();
  const root = empty(value.shape);
  kernels.sqrt(root.size, value.handle, root.handle);

  return record("std", root, [x], [x, root], (dy) => {
    const ofVariance = combine("div", dy, combine("mul", root, 2));
    const passing = empty(root.shape);
    const none = zeros(root.shape);
    const flat = combine("eq", root, 0);
    kernels.select(root.size, flat.handle, none.handle, ofVariance.handle, passing.handle);
    return [centred(passing)];
  });
}

interface Computed {
  value: Tensor;
  /** 2(x − mean)/divisor·dy: the gradient through the variance. */
  centred(dy: Tensor): Tensor;
}

function compute(op: string, x: Tensor, { unbiased = true, ...over }: VarianceOver): Computed {
  if (x.dtype !== "float32") {
    throw new Refusal(op, "std and var only support floating point and complex dtypes", [x]);
  }
  const { source, outer, count, inner, kept, shape } = arrange(op, x, over);
  const correction = unbiased ? 1 : 0;
  const mean = empty(kept);
  const value = empty(shape);
  currentBackend().kernels.variance(
    outer,
    count,
    inner,
    source.handle,
    correction,
    mean.handle,
    value.handle,
  );
  const centred = (dy: Tensor) => {
    const scaled = combine("mul", dy.viewed(kept), 2 / Math.max(count - correction, 0));
    return combine("mul", combine("sub", x, mean), scaled);
  };
  return { value, centred };
}
