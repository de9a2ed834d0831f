import { record } from "../autograd";
import { Refusal } from "../refusal";
import { currentBackend, dtypeName, empty, type Tensor } from "../tensor";
import { requireFloat } from "./require-float";

/**
 * y = x Wᵀ + b: [N, fan_in] · [fan_out, fan_in] → [N, fan_out]; bias [fan_out] or null (torch.nn.functional.linear, whose
 * weight is stored the other way round from addmm's). dx = dy W, dW = dyᵀ x, db = Σ dy over the batch.
 */
export function linear(x: Tensor, weight: Tensor, bias: Tensor | null): Tensor {
  const [rows, fanIn] = x.shape;
  const [fanOut, weightIn] = weight.shape;
  const operands = bias ? [bias, x, weight] : [x, weight];
  if (fanIn !== weightIn) {
    const words = `mat1 and mat2 shapes cannot be multiplied (${rows}x${fanIn} and ${weightIn}x${fanOut})`;
    throw new Refusal("linear", words, operands);
  }
  if (x.dtype !== weight.dtype) {
    const words = bias
      ? "mat1 and mat2 must have the same dtype"
      : `expected scalar type ${dtypeName[x.dtype]} but found ${dtypeName[weight.dtype]}`;
    throw new Refusal("linear", words, operands);
  }
  requireFloat("linear", x, "addmm_impl_cpu_", operands);
  const { kernels } = currentBackend();
  const y = empty([rows, fanOut]);
  kernels.gemm(rows, fanOut, fanIn, x.handle, false, weight.handle, true, bias?.handle ?? null, y.handle);

  return record("linear", y, bias ? [x, weight, bias] : [x, weight], [x, weight], (dy) => {
    let dx: Tensor | null = null;
    if (x.requiresGrad) {
      dx = empty(x.shape);
      kernels.gemm(rows, fanIn, fanOut, dy.handle, false, weight.handle, false, null, dx.handle);
    }
    let dweight: Tensor | null = null;
    if (weight.requiresGrad) {
      dweight = empty(weight.shape);
      kernels.gemm(fanOut, fanIn, rows, dy.handle, true, x.handle, false, null, dweight.handle);
    }
    if (!bias?.requiresGrad) return [dx, dweight, null];
    const dbias = empty(bias.shape);
    kernels.columnSum(rows, fanOut, dy.handle, dbias.handle);
    return [dx, dweight, dbias];
  });
}
