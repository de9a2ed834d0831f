import type { Handle, Kernels } from "../backend";
import { compute } from "./compute";
import { each, perRow, program } from "./program/program";
import type { Slots } from "./slots";

const alongRow = ["row", "index"] as const;

const largestOfRow = program("largestOfRow", {
  inputs: { x: alongRow },
  constants: ["infinity"],
  folds: { largest: { initial: "-infinity", step: "isnan(largest) || x <= largest ? largest : x" } },
  result: "largest",
});

/** Σ exp(x − largest): nothing overflows. */
const massOfRow = program("massOfRow", {
  inputs: { x: alongRow, largest: perRow },
  folds: { mass: { initial: "0", step: "mass + exp(x - largest)" } },
  result: "mass",
});

const share = program("softmax", {
  inputs: { x: each, largest: perRow, mass: perRow },
  result: "exp(x - largest) / mass",
});

const logShare = program("logSoftmax", {
  inputs: { x: each, largest: perRow, mass: perRow },
  result: "x - largest - log(mass)",
});

const dotOfRow = program("dotOfRow", {
  inputs: { a: alongRow, b: alongRow },
  folds: { total: { initial: "0", step: "total + a * b" } },
  result: "total",
});

const softmaxGradient = program("softmaxBackward", {
  inputs: { s: each, ds: each, dot: perRow },
  result: "s * (ds - dot)",
});

const sumOfRow = program("sumOfRow", {
  inputs: { x: alongRow },
  folds: { total: { initial: "0", step: "total + x" } },
  result: "total",
});

const logSoftmaxGradient = program("logSoftmaxBackward", {
  inputs: { y: each, dy: each, total: perRow },
  result: "dy - exp(y) * total",
});

/** The largest of each row and Σ exp(x − largest), both [rows], which are freed after `use`. */
export function withRowStatistics(
  slots: Slots,
  rows: number,
  n: number,
  x: Handle,
  use: (statistics: { largest: Handle; mass: Handle }) => void,
): void {
  const [largest, mass] = [slots.allocate(rows), slots.allocate(rows)];
  const shape = { rows, columns: 1, count: n };
  compute(slots, largestOfRow, { ...shape, inputs: { x }, constants: { infinity: Infinity }, out: largest });
  compute(slots, massOfRow, { ...shape, inputs: { x, largest }, out: mass });
  use({ largest, mass });
  slots.free(largest);
  slots.free(mass);
}

/** Probabilities [rows×n] by the statistics of their rows. */
export function normalizeRows(
  slots: Slots,
  rows: number,
  n: number,
  inputs: { x: Handle; largest: Handle; mass: Handle },
  out: Handle,
): void {
  compute(slots, share, { rows, columns: n, inputs, out });
}

export function softmaxKernels(
  slots: Slots,
): Pick<Kernels, "softmax" | "softmaxBackward" | "logSoftmax" | "logSoftmaxBackward"> {
  return {
    softmax: (rows, n, x, out) =>
      withRowStatistics(slots, rows, n, x, (statistics) =>
        normalizeRows(slots, rows, n, { x, ...statistics }, out),
      ),
    softmaxBackward(rows, n, s, ds, dx) {
      const dot = slots.allocate(rows);
      compute(slots, dotOfRow, { rows, columns: 1, count: n, inputs: { a: s, b: ds }, out: dot });
      compute(slots, softmaxGradient, { rows, columns: n, inputs: { s, ds, dot }, out: dx });
      slots.free(dot);
    },
    logSoftmax: (rows, n, x, out) =>
      withRowStatistics(slots, rows, n, x, (statistics) =>
        compute(slots, logShare, { rows, columns: n, inputs: { x, ...statistics }, out }),
      ),
    logSoftmaxBackward(rows, n, y, dy, dx) {
      const total = slots.allocate(rows);
      compute(slots, sumOfRow, { rows, columns: 1, count: n, inputs: { x: dy }, out: total });
      compute(slots, logSoftmaxGradient, { rows, columns: n, inputs: { y, dy, total }, out: dx });
      slots.free(total);
    },
  };
}
