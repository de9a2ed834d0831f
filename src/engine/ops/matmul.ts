import { record } from "../autograd";
import { Refusal } from "../refusal";
import { broadcastShapes, sameShape, sizeOf } from "../shape";
import { currentBackend, dtypeName, empty, type Shape, type Tensor } from "../tensor";
import { combine, sumTo } from "./broadcast";
import { expand } from "./expand";
import { sum } from "./sum";
import { unsqueeze, view } from "./view";

/**
 * The matrix product (torch.matmul): [n] · [n] → a scalar; [m, k] · [k, n] → [m, n]; a vector is a row on the left and a
 * column on the right, whose dimension goes; what comes before the last two dimensions is a batch, and broadcasts.
 * da = dy·bᵀ, db = aᵀ·dy.
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  checkMatmul(a, b);
  const left = a.shape.length === 1 ? view(a, [1, a.size]) : a;
  const right = b.shape.length === 1 ? view(b, [b.size, 1]) : b;
  const batch = broadcastShapes("matmul", left.shape.slice(0, -2), right.shape.slice(0, -2), [a, b]);
  const rows = a.shape.length === 1 ? [] : [a.shape.at(-2)!];
  const columns = b.shape.length === 1 ? [] : [b.shape.at(-1)!];
  const y = a.dtype === "int32" ? integerProduct(left, right) : batched(left, right, batch);
  return view(y, [...batch, ...rows, ...columns]);
}

/** [...batch, m, k] · [...batch, k, n], either perhaps without its batch; any view of the product's numbers. */
function batched(a: Tensor, b: Tensor, batch: Shape): Tensor {
  const [m, k] = a.shape.slice(-2);
  const n = b.shape.at(-1)!;
  if (b.shape.length === 2) {
    // One matrix on the right: the batch only adds rows to the left.
    const rows = sizeOf(a.shape.slice(0, -1));
    return product(view(a, [1, rows, k]), view(b, [1, k, n]));
  }
  const matrices = (x: Tensor, shape: Shape) => {
    const own = x.shape.slice(0, -2);
    if (sizeOf(own) === 1) return view(x, [1, ...shape]);
    return view(sameShape(own, batch) ? x : expand(x, [...batch, ...shape]), [sizeOf(batch), ...shape]);
  };
  return product(matrices(a, [m, k]), matrices(b, [k, n]));
}

/** a [B, m, k] · b [B, k, n] → [B, m, n], where one of them may be a batch of one. */
function product(a: Tensor, b: Tensor): Tensor {
  const { kernels } = currentBackend();
  const [batchA, m, k] = a.shape;
  const [batchB, , n] = b.shape;
  const batch = batchA === 1 ? batchB : batchA;
  const aStep = batchA === 1 ? 0 : m * k;
  const bStep = batchB === 1 ? 0 : k * n;
  const y = empty([batch, m, n]);
  kernels.batchGemm(batch, m, n, k, a.handle, aStep, false, b.handle, bStep, false, y.handle);

  return record("matmul", y, [a, b], [a, b], (dy) => {
    let da: Tensor | null = null;
    if (a.requiresGrad) {
      const each = empty([batch, m, k]);
      kernels.batchGemm(batch, m, k, n, dy.handle, m * n, false, b.handle, bStep, true, each.handle);
      da = sumTo(each, a.shape);
    }
    if (!b.requiresGrad) return [da, null];
    const each = empty([batch, k, n]);
    kernels.batchGemm(batch, k, n, m, a.handle, aStep, true, dy.handle, m * n, false, each.handle);
    return [da, sumTo(each, b.shape)];
  });
}

/** Of int32 numbers, modulo 2³²: every product at once, for want of a kernel. [batch…, m, k] · [batch…, k, n]. */
function integerProduct(a: Tensor, b: Tensor): Tensor {
  return sum(combine("mul", unsqueeze(a, -1), unsqueeze(b, -3)), { dim: -2 });
}

function checkMatmul(a: Tensor, b: Tensor): void {
  const refuse = (words: string) => new Refusal("matmul", words, [a, b]);
  const [rankA, rankB] = [a.shape.length, b.shape.length];
  if (rankA === 0 || rankB === 0) {
    throw refuse(`both arguments to matmul need to be at least 1D, but they are ${rankA}D and ${rankB}D`);
  }
  if (a.dtype !== b.dtype) {
    const [nameA, nameB] = [dtypeName[a.dtype], dtypeName[b.dtype]];
    throw refuse(
      rankA === 1 && rankB === 1
        ? `dot : expected both vectors to have same dtype, but found ${nameA} and ${nameB}`
        : `expected scalar type ${nameA} but found ${nameB}`,
    );
  }
  if (a.dtype === "bool") throw refuse(`"${kernelOf(rankA, rankB)}" not implemented for 'Bool'`);
  if (a.shape.at(-1) === b.shape.at(-2 + Number(rankB === 1))) return;
  if (rankA === 1 && rankB === 1) {
    throw refuse(
      `inconsistent tensor size, expected tensor [${a.size}] and src [${b.size}] to have the same number of elements, ` +
        `but got ${a.size} and ${b.size} elements respectively`,
    );
  }
  const [k, wrong] = [a.shape.at(-1)!, b.shape.at(-2)!];
  const rows = sizeOf(a.shape.slice(0, -1));
  if (rankB === 1) throw refuse(`size mismatch, got ${rows}, ${rows}x${k},${b.size}`);
  if (rankB === 2) {
    throw refuse(`mat1 and mat2 shapes cannot be multiplied (${rows}x${k} and ${b.shape.join("x")})`);
  }
  const batch = sizeOf(broadcastShapes("matmul", a.shape.slice(0, -2), b.shape.slice(0, -2), [a, b]));
  throw refuse(
    `Expected size for first two dimensions of batch2 tensor to be: [${batch}, ${k}] but got: [${batch}, ${wrong}].`,
  );
}

/** What PyTorch computes the product of these ranks with. */
function kernelOf(rankA: number, rankB: number): string {
  if (rankA === 1 && rankB === 1) return "dot";
  if (rankA > 2 || rankB > 2) return "bmm";
  return rankB === 1 ? "addmv_impl_cpu" : "addmm_impl_cpu_";
}
