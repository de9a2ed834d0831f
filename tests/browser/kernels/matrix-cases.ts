import { type Draw, floats, integers, type KernelCase } from "./kernel-case";

/** [outer, count, inner]. */
const cube = (draw: Draw) => [draw.size(5), draw.size(40), draw.size(5)] as const;

type Call = (shape: { rows: number; n: number }, ...call: Parameters<KernelCase["call"]>) => void;

/** out = f(x, dy), row by row. */
const byRows = (call: Call) => (draw: Draw) => {
  const shape = { rows: draw.size(20), n: draw.size(60) };
  const size = shape.rows * shape.n;
  return {
    inputs: { x: draw.normal(size, 3), dy: draw.normal(size) },
    outputs: { out: size },
    results: floats("out"),
    call: (...kernel: Parameters<KernelCase["call"]>) => call(shape, ...kernel),
  };
};

export const matrixCases = {
  gemm: (draw) => {
    const [m, n, k] = [draw.size(40), draw.size(70), draw.size(300)];
    const [transposeA, transposeB, biased] = Array.from(draw.mask(3), Boolean);
    return {
      inputs: { a: draw.normal(m * k), b: draw.normal(k * n), bias: draw.normal(n) },
      outputs: { out: m * n },
      results: floats("out"),
      call: (kernels, b) =>
        kernels.gemm(m, n, k, b.a, transposeA, b.b, transposeB, biased ? b.bias : null, b.out),
    };
  },
  batchGemm: (draw) => {
    const [batch, m, n, k] = [draw.size(4), draw.size(20), draw.size(20), draw.size(60)];
    const [transposeA, transposeB, shared] = Array.from(draw.mask(3), Boolean);
    const step = shared ? 0 : k * n;
    return {
      inputs: { a: draw.normal(batch * m * k), b: draw.normal(shared ? k * n : batch * k * n) },
      outputs: { out: batch * m * n },
      results: floats("out"),
      call: (kernels, b) =>
        kernels.batchGemm(batch, m, n, k, b.a, m * k, transposeA, b.b, step, transposeB, b.out),
    };
  },
  columnSum: (draw) => {
    const [m, n] = [draw.size(200), draw.size(70)];
    return {
      inputs: { x: draw.normal(m * n) },
      outputs: { out: n },
      results: floats("out"),
      call: (k, b) => k.columnSum(m, n, b.x, b.out),
    };
  },
  sum: (draw) => {
    const count = draw.size(2000);
    const [outer, , inner] = cube(draw);
    return {
      inputs: { x: draw.normal(outer * count * inner) },
      outputs: { out: outer * inner },
      results: floats("out"),
      call: (k, b) => k.sum(outer, count, inner, false, b.x, b.out),
    };
  },
  variance: (draw) => {
    const [outer, count, inner] = cube(draw);
    return {
      inputs: { x: draw.normal(outer * (count + 1) * inner) },
      outputs: { mean: outer * inner, variance: outer * inner },
      results: floats("mean", "variance"),
      call: (k, b) => k.variance(outer, count + 1, inner, b.x, 1, b.mean, b.variance),
    };
  },
  maximum: (draw) => {
    const [outer, count, inner] = cube(draw);
    const x = draw.normal(outer * count * inner).map((value) => Math.round(2 * value)); // many are equal
    x[draw.size(x.length) - 1] = Number.NaN;
    return {
      inputs: { x },
      outputs: { values: outer * inner, indices: outer * inner },
      results: { ...floats("values"), ...integers("indices") },
      call: (k, b) => k.maximum(outer, count, inner, false, b.x, b.values, b.indices),
    };
  },
  softmax: byRows(({ rows, n }, k, b) => k.softmax(rows, n, b.x, b.out)),
  softmaxBackward: byRows(({ rows, n }, k, b) => k.softmaxBackward(rows, n, b.x, b.dy, b.out)),
  logSoftmax: byRows(({ rows, n }, k, b) => k.logSoftmax(rows, n, b.x, b.out)),
  logSoftmaxBackward: byRows(({ rows, n }, k, b) => k.logSoftmaxBackward(rows, n, b.x, b.dy, b.out)),
} satisfies Record<string, (draw: Draw) => KernelCase>;
