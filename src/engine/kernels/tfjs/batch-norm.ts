import type { Kernels } from "../backend";
import { compute, computeEach } from "./compute";
import { each, perColumn, program } from "./program/program";
import type { Slots } from "./slots";

// Over the rows of x [rows×columns], column by column, as in ../wasm/assembly/batch-norm.ts.

const downColumn = ["index", "column"] as const;

const meanOfColumn = program("meanOfColumn", {
  inputs: { x: downColumn },
  folds: { total: { initial: "0", step: "total + x" } },
  result: "total / count",
});

const varianceOfColumn = program("varianceOfColumn", {
  inputs: { mean: perColumn, x: downColumn },
  constants: ["freedom"],
  folds: { total: { initial: "0", step: "total + (x - mean) * (x - mean)" } },
  result: "total / freedom",
});

const invstdOf = program("inverseStd", {
  inputs: { variance: each },
  constants: ["eps"],
  result: "1 / sqrt(variance + eps)",
});

const reciprocalOf = program("reciprocal", { inputs: { x: each }, result: "1 / x" });

const normalized = program("normalize", {
  inputs: { x: each, mean: perColumn, invstd: perColumn },
  result: "(x - mean) * invstd",
});

const scaledAndShifted = program("affine", {
  inputs: { xhat: each, gamma: perColumn, beta: perColumn },
  result: "xhat * gamma + beta",
});

const productOfColumns = program("productOfColumns", {
  inputs: { a: downColumn, b: downColumn },
  folds: { total: { initial: "0", step: "total + a * b" } },
  result: "total",
});

/** Past frozen statistics perRow and perFreedom are 0. */
const throughStatistics = program("normalizeBackward", {
  inputs: {
    dy: each,
    xhat: each,
    invstd: perColumn,
    gamma: perColumn,
    dgamma: perColumn,
    dbeta: perColumn,
  },
  constants: ["perRow", "perFreedom"],
  result: "gamma * invstd * (dy - dbeta * perRow - xhat * (dgamma * perFreedom))",
});

const movedAverage = program("updateRunning", {
  inputs: { running: each, value: each },
  constants: ["keep", "take"],
  result: "running * keep + value * take",
});

type BatchNormKernel =
  | "columnStatistics"
  | "inverseStd"
  | "reciprocal"
  | "normalize"
  | "affineBackward"
  | "normalizeBackward"
  | "updateRunning";

export function batchNormKernels(
  slots: Slots,
  columnSum: Kernels["columnSum"],
): Pick<Kernels, BatchNormKernel> {
  const inverseStd: Kernels["inverseStd"] = (n, variance, eps, out) =>
    computeEach(slots, invstdOf, n, { inputs: { variance }, constants: { eps }, out });
  return {
    inverseStd,
    columnStatistics(rows, columns, x, correction, eps, mean, variance, invstd) {
      const shape = { rows: 1, columns, count: rows };
      const constants = { freedom: rows - correction };
      compute(slots, meanOfColumn, { ...shape, inputs: { x }, out: mean });
      compute(slots, varianceOfColumn, { ...shape, inputs: { mean, x }, constants, out: variance });
      inverseStd(columns, variance, eps, invstd);
    },
    reciprocal: (n, x, out) => computeEach(slots, reciprocalOf, n, { inputs: { x }, out }),
    normalize(rows, columns, x, mean, invstd, gamma, beta, xhat, y) {
      compute(slots, normalized, { rows, columns, inputs: { x, mean, invstd }, out: xhat });
      compute(slots, scaledAndShifted, { rows, columns, inputs: { xhat, gamma, beta }, out: y });
    },
    affineBackward(rows, columns, dy, xhat, dgamma, dbeta) {
      const shape = { rows: 1, columns, count: rows };
      compute(slots, productOfColumns, { ...shape, inputs: { a: dy, b: xhat }, out: dgamma });
      columnSum(rows, columns, dy, dbeta);
    },
    normalizeBackward: (rows, columns, dy, xhat, invstd, gamma, dgamma, dbeta, correction, frozen, dx) =>
      compute(slots, throughStatistics, {
        rows,
        columns,
        inputs: { dy, xhat, invstd, gamma, dgamma, dbeta },
        constants: { perRow: frozen ? 0 : 1 / rows, perFreedom: frozen ? 0 : 1 / (rows - correction) },
        out: dx,
      }),
    updateRunning: (n, value, factor, momentum, running) =>
      computeEach(slots, movedAverage, n, {
        inputs: { running, value },
        constants: { keep: 1 - momentum, take: momentum * factor },
        out: running,
      }),
  };
}
