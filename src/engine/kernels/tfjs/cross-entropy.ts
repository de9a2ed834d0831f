import type { Kernels } from "../backend";
import { compute } from "./compute";
import { each, one, perRow, program } from "./program/program";
import type { Slots } from "./slots";
import { normalizeRows, withRowStatistics } from "./softmax";

/** The mean over the rows of −log p[target] = log Σ exp(x − largest) + (largest − x[target]). */
const meanLoss = program("crossEntropy", {
  inputs: {
    largest: ["index", "0"],
    mass: ["index", "0"],
    target: ["index", "0"],
    chosen: ["index", "target"],
  },
  folds: { total: { initial: "0", step: "total + (log(mass) + (largest - chosen))" } },
  result: "total / count",
});

const gradient = program("crossEntropyBackward", {
  inputs: { p: each, target: perRow, dloss: one },
  constants: ["rows"],
  result: "(p - (column == target ? 1 : 0)) * (dloss / rows)",
});

export function crossEntropyKernels(slots: Slots): Pick<Kernels, "crossEntropy" | "crossEntropyBackward"> {
  return {
    crossEntropy: (rows, classes, logits, target, probabilities, loss) =>
      withRowStatistics(slots, rows, classes, logits, ({ largest, mass }) => {
        compute(slots, meanLoss, {
          rows: 1,
          columns: 1,
          count: rows,
          inputs: { largest, mass, target, chosen: logits },
          out: loss,
        });
        normalizeRows(slots, rows, classes, { x: logits, largest, mass }, probabilities);
      }),
    crossEntropyBackward: (rows, classes, p, target, dloss, dlogits) =>
      compute(slots, gradient, {
        rows,
        columns: classes,
        inputs: { p, target, dloss },
        constants: { rows },
        out: dlogits,
      }),
  };
}
