// The forward formulas of the engine's ops in float64, loop by loop: what finite differences are taken of.
import type { ReferenceTensor } from "../../match-tensor";

const build = (
  rows: number,
  columns: number,
  element: (i: number, j: number) => number,
): ReferenceTensor => ({
  shape: [rows, columns],
  values: Float64Array.from({ length: rows * columns }, (_, at) =>
    element(Math.floor(at / columns), at % columns),
  ),
});

const sum = (count: number, term: (i: number) => number): number => {
  let total = 0;
  for (let i = 0; i < count; i++) total += term(i);
  return total;
};

/** x [n, k] @ weight [k, m] + bias [m] */
export function addmm(bias: ReferenceTensor, x: ReferenceTensor, weight: ReferenceTensor): ReferenceTensor {
  const [rows, inner] = x.shape as [number, number];
  const columns = weight.shape[1]!;
  return build(
    rows,
    columns,
    (i, j) => sum(inner, (k) => x.values[i * inner + k]! * weight.values[k * columns + j]!) + bias.values[j]!,
  );
}

/** Rows of `table` at `indices` [n, perRow], side by side: [n, perRow · width]. */
export function gather(table: ReferenceTensor, indices: ReferenceTensor): ReferenceTensor {
  const width = table.shape[1]!;
  const [rows, perRow] = indices.shape as [number, number];
  return build(rows, perRow * width, (i, j) => {
    const index = indices.values[i * perRow + Math.floor(j / width)]!;
    return table.values[index * width + (j % width)]!;
  });
}

export function tanh(x: ReferenceTensor): ReferenceTensor {
  return { shape: x.shape, values: Float64Array.from(x.values, Math.tanh) };
}

/** Mean of −log softmax(logits)[target]. */
export function crossEntropy(logits: ReferenceTensor, targets: ReferenceTensor): ReferenceTensor {
  const [rows, classes] = logits.shape as [number, number];
  const loss = sum(rows, (i) => {
    const partition = sum(classes, (j) => Math.exp(logits.values[i * classes + j]!));
    return Math.log(partition) - logits.values[i * classes + targets.values[i]!]!;
  });
  return { shape: [], values: [loss / rows] };
}

/** γ·(x − mean)/√(variance + eps) + β by columns, with the variance Σ(x − mean)²/(rows − correction). */
export function batchNorm(
  x: ReferenceTensor,
  gamma: ReferenceTensor,
  beta: ReferenceTensor,
  { correction, eps }: { correction: number; eps: number },
): ReferenceTensor {
  const [rows, columns] = x.shape as [number, number];
  const at = (i: number, j: number) => x.values[i * columns + j]!;
  const mean = Float64Array.from({ length: columns }, (_, j) => sum(rows, (i) => at(i, j)) / rows);
  const variance = mean.map((mu, j) => sum(rows, (i) => (at(i, j) - mu) ** 2) / (rows - correction));
  return affine(
    x,
    gamma,
    beta,
    mean,
    variance.map((v) => Math.sqrt(v + eps)),
  );
}

/** γ·(x − mean)/std + β with given statistics: evaluation. */
export function affine(
  x: ReferenceTensor,
  gamma: ReferenceTensor,
  beta: ReferenceTensor,
  mean: ArrayLike<number>,
  std: ArrayLike<number>,
): ReferenceTensor {
  const [rows, columns] = x.shape as [number, number];
  return build(rows, columns, (i, j) => {
    const normalized = (x.values[i * columns + j]! - mean[j]!) / std[j]!;
    return gamma.values[j]! * normalized + beta.values[j]!;
  });
}
