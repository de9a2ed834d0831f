import { record } from "../autograd";
import { Refusal } from "../refusal";
import { currentBackend, empty, type Tensor } from "../tensor";
import { requireFloat } from "./require-float";

/**
 * y = bias + x @ weight: [N, fan_in] · [fan_in, fan_out] → [N, fan_out]; bias [fan_out] or null (torch.addmm).
 * dx = dy @ weightᵀ, dweight = xᵀ @ dy, dbias = Σ dy over the batch.
 */
export function addmm(bias: Tensor | null, x: Tensor, weight: Tensor): Tensor {
  checkAddmm(bias, x, weight);
  const [rows, fanIn] = x.shape;
  const fanOut = weight.shape[1];
  const { kernels } = currentBackend();
  const y = empty([rows, fanOut]);
  const biasHandle = bias ? bias.handle : null;
  kernels.gemm(rows, fanOut, fanIn, x.handle, false, weight.handle, false, biasHandle, y.handle);

  return record("addmm", y, bias ? [x, weight, bias] : [x, weight], [x, weight], (dy) => {
    let dx: Tensor | null = null;
    if (x.requiresGrad) {
      dx = empty(x.shape);
      kernels.gemm(rows, fanIn, fanOut, dy.handle, false, weight.handle, true, null, dx.handle);
    }
    let dweight: Tensor | null = null;
    if (weight.requiresGrad) {
      dweight = empty(weight.shape);
      kernels.gemm(fanIn, fanOut, rows, x.handle, true, dy.handle, false, null, dweight.handle);
    }
    if (!bias?.requiresGrad) return [dx, dweight, null];
    const dbias = empty(bias.shape);
    kernels.columnSum(rows, fanOut, dy.handle, dbias.handle);
    return [dx, dweight, dbias];
  });
}

function checkAddmm(bias: Tensor | null, x: Tensor, weight: Tensor): void {
  const operands = bias ? [bias, x, weight] : [x, weight];
  const refuse = (words: string) => new Refusal("addmm", words, operands);
  for (const [name, { shape }] of Object.entries({ mat1: x, mat2: weight })) {
    if (shape.length !== 2) throw refuse(`${name} must be a matrix, got ${shape.length}-D tensor`);
  }
  if (bias && bias.dtype !== weight.dtype) throw refuse("self and mat2 must have the same dtype");
  if (x.dtype !== weight.dtype) throw refuse("mat1 and mat2 must have the same dtype");
  requireFloat("addmm", x, "addmm_impl_cpu_", operands);
  const [rows, fanIn] = x.shape;
  const [weightRows, fanOut] = weight.shape;
  if (fanIn !== weightRows) {
    throw refuse(
      `mat1 and mat2 shapes cannot be multiplied (${x.shape.join("x")} and ${weight.shape.join("x")})`,
    );
  }
  if (bias && bias.size !== fanOut) {
    throw refuse(
      `The expanded size of the tensor (${fanOut}) must match the existing size (${bias.size}) at non-singleton dimension ` +
        `1.  Target sizes: [${rows}, ${fanOut}].  Tensor sizes: [${bias.shape.join(", ")}]`,
    );
  }
}
