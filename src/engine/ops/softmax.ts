import { record } from "../autograd";
import { wrapDim } from "../shape";
import { currentBackend, empty, type Tensor } from "../tensor";
import { requireFloat } from "./require-float";
import { transpose } from "./transpose";

/** eˣ/Σeˣ along dimension `dim` (torch.softmax). dx = s·(ds − Σ ds·s). */
export function softmax(x: Tensor, dim: number): Tensor {
  return alongLast("softmax", x, dim, (rows) => {
    const { kernels } = currentBackend();
    const [count, n] = rowsOf(rows);
    const s = empty(rows.shape);
    kernels.softmax(count, n, rows.handle, s.handle);
    return record("softmax", s, [rows], [s], (ds) => {
      const dx = empty(rows.shape);
      kernels.softmaxBackward(count, n, s.handle, ds.handle, dx.handle);
      return [dx];
    });
  });
}

/** x − log Σeˣ along dimension `dim` (torch.log_softmax). dx = dy − eʸ·Σ dy. */
export function logSoftmax(x: Tensor, dim: number): Tensor {
  return alongLast("log_softmax", x, dim, (rows) => {
    const { kernels } = currentBackend();
    const [count, n] = rowsOf(rows);
    const y = empty(rows.shape);
    kernels.logSoftmax(count, n, rows.handle, y.handle);
    return record("log_softmax", y, [rows], [y], (dy) => {
      const dx = empty(rows.shape);
      kernels.logSoftmaxBackward(count, n, y.handle, dy.handle, dx.handle);
      return [dx];
    });
  });
}

/** The kernels go along rows: another dimension takes the last one's place and comes back. */
function alongLast(op: string, x: Tensor, dim: number, body: (x: Tensor) => Tensor): Tensor {
  const along = wrapDim(op, dim, x.shape);
  const isLast = along >= x.shape.length - 1;
  requireFloat(op, x, isLast ? `${op}_lastdim_kernel_impl` : "softmax_kernel_impl");
  return isLast ? body(x) : transpose(body(transpose(x, along, -1)), along, -1);
}

function rowsOf(x: Tensor): [count: number, n: number] {
  const n = x.shape.at(-1) ?? 1;
  return [n === 0 ? 0 : x.size / n, n];
}
