// Batch normalisation over the rows of x [rows × columns] (Ioffe & Szegedy 2015), column by column:
//   x̂ = (x − mean) · invstd,  y = γ x̂ + β,  invstd = 1/√(var + eps),  var = Σ(x − mean)² / (rows − correction).
// correction 0 is PyTorch's BatchNorm1d in the batch; 1 is torch.std, which the notebook uses by hand. Sums go row by row,
// for the reason that column-sum.ts gives.
import { columnSum } from "./column-sum";

/** mean, var and invstd, [columns] each, of x. */
export function columnStatistics(
  rows: i32,
  columns: i32,
  x: usize,
  correction: i32,
  eps: f32,
  mean: usize,
  variance: usize,
  invstd: usize,
): void {
  const row = <usize>columns * 4;
  const perRow = f32x4.splat(1 / <f32>rows);
  const perFreedom = f32x4.splat(1 / <f32>(rows - correction));
  columnSum(rows, columns, x, mean);
  for (let j: usize = 0; j < row; j += 16) v128.store(mean + j, f32x4.mul(v128.load(mean + j), perRow));
  memory.fill(variance, 0, row);
  for (let i = 0; i < rows; i++) {
    for (let j: usize = 0; j < row; j += 16) {
      const d = f32x4.sub(v128.load(x + j), v128.load(mean + j));
      v128.store(variance + j, f32x4.add(v128.load(variance + j), f32x4.mul(d, d)));
    }
    x += row;
  }
  for (let j: usize = 0; j < row; j += 16) {
    v128.store(variance + j, f32x4.mul(v128.load(variance + j), perFreedom));
  }
  inverseStd(columns, variance, eps, invstd);
}

/** invstd = 1/√(variance + eps), n columns: of running statistics. */
export function inverseStd(n: i32, variance: usize, eps: f32, invstd: usize): void {
  for (let j: usize = 0; j < <usize>n * 4; j += 16) {
    const root = f32x4.sqrt(f32x4.add(v128.load(variance + j), f32x4.splat(eps)));
    v128.store(invstd + j, f32x4.div(f32x4.splat(1), root));
  }
}

/** out = 1/x. */
export function reciprocal(n: i32, x: usize, out: usize): void {
  for (let j: usize = 0; j < <usize>n * 4; j += 16) v128.store(out + j, f32x4.div(f32x4.splat(1), v128.load(x + j)));
}

/** x̂ and y. Rows are done in order; each row's last vector spills into the next, which is then written over. */
export function normalize(
  rows: i32,
  columns: i32,
  x: usize,
  mean: usize,
  invstd: usize,
  gamma: usize,
  beta: usize,
  xhat: usize,
  y: usize,
): void {
  const row = <usize>columns * 4;
  for (let i = 0; i < rows; i++) {
    for (let j: usize = 0; j < row; j += 16) {
      const hat = f32x4.mul(f32x4.sub(v128.load(x + j), v128.load(mean + j)), v128.load(invstd + j));
      v128.store(xhat + j, hat);
      v128.store(y + j, f32x4.add(f32x4.mul(hat, v128.load(gamma + j)), v128.load(beta + j)));
    }
    x += row;
    xhat += row;
    y += row;
  }
}

/** dγ = Σ dy·x̂ and dβ = Σ dy over the rows. */
export function affineBackward(rows: i32, columns: i32, dy: usize, xhat: usize, dgamma: usize, dbeta: usize): void {
  const row = <usize>columns * 4;
  columnSum(rows, columns, dy, dbeta);
  memory.fill(dgamma, 0, row);
  for (let i = 0; i < rows; i++) {
    for (let j: usize = 0; j < row; j += 16) {
      const product = f32x4.mul(v128.load(dy + j), v128.load(xhat + j));
      v128.store(dgamma + j, f32x4.add(v128.load(dgamma + j), product));
    }
    dy += row;
    xhat += row;
  }
}

/**
 * dx = γ·invstd · (dy − dβ/rows − x̂·dγ/(rows − correction)), through the batch's own mean and variance.
 * With `frozen` statistics (evaluation mode) only the first term is left.
 */
export function normalizeBackward(
  rows: i32,
  columns: i32,
  dy: usize,
  xhat: usize,
  invstd: usize,
  gamma: usize,
  dgamma: usize,
  dbeta: usize,
  correction: i32,
  frozen: bool,
  dx: usize,
): void {
  const row = <usize>columns * 4;
  const perRow = f32x4.splat(frozen ? 0 : 1 / <f32>rows);
  const perFreedom = f32x4.splat(frozen ? 0 : 1 / <f32>(rows - correction));
  for (let i = 0; i < rows; i++) {
    for (let j: usize = 0; j < row; j += 16) {
      const throughMean = f32x4.mul(v128.load(dbeta + j), perRow);
      const throughStd = f32x4.mul(v128.load(xhat + j), f32x4.mul(v128.load(dgamma + j), perFreedom));
      const g = f32x4.sub(f32x4.sub(v128.load(dy + j), throughMean), throughStd);
      v128.store(dx + j, f32x4.mul(f32x4.mul(v128.load(gamma + j), v128.load(invstd + j)), g));
    }
    dy += row;
    xhat += row;
    dx += row;
  }
}
