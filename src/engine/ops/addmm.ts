import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";

/**
 * y = bias + x @ weight: [N, fan_in] · [fan_in, fan_out] → [N, fan_out]; bias [fan_out] or null (torch.addmm).
 * dx = dy @ weightᵀ, dweight = xᵀ @ dy, dbias = Σ dy over the batch.
 */
export function addmm(bias: Tensor | null, x: Tensor, weight: Tensor): Tensor {
  const [rows = 0, fanIn = 0] = x.shape;
  const [weightRows = 0, fanOut = 0] = weight.shape;
  if (x.shape.length !== 2 || weight.shape.length !== 2 || fanIn !== weightRows) {
    throw new Error(
      `mat1 and mat2 shapes cannot be multiplied (${x.shape.join("x")} and ${weight.shape.join("x")})`,
    );
  }
  if (bias && bias.size !== fanOut) {
    throw new Error(
      `addmm: a bias of shape [${bias.shape.join(", ")}] does not fit the output [${rows}, ${fanOut}]`,
    );
  }
  const { kernels } = currentBackend();
  const y = empty([rows, fanOut]);
  const biasHandle = bias ? bias.handle : null;
  kernels.gemm(rows, fanOut, fanIn, x.handle, false, weight.handle, false, biasHandle, y.handle);

  return record("addmm", y, bias ? [x, weight, bias] : [x, weight], (dy) => {
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
