import type { Kernels } from "../backend";
import { compute } from "./compute";
import { each, program } from "./program/program";
import type { Slots } from "./slots";
import { take } from "./strided";

/** Of the rows of one outer part [count×inner]; half a row more, so that a quotient's rounding doesn't matter. */
const ownPart = ["trunc((row + 0.5) / size) * count + index", "column"] as const;

/** Each element looks for its uses, in order: a sum that is the same every time. */
const scattered = program("scatterAdd", {
  inputs: { start: each, at: ownPart, part: ownPart },
  constants: ["size"],
  folds: {
    total: { initial: "start", step: "at == row - trunc((row + 0.5) / size) * size ? total + part : total" },
  },
  result: "total",
});

export function gatherKernels(slots: Slots): Pick<Kernels, "gather" | "scatterAdd"> {
  return {
    gather(outer, size, inner, count, x, indices, out) {
      const places = slots.integers(indices).map((index, i) => {
        const o = Math.floor(i / (count * inner));
        return (o * size + index) * inner + (i % inner);
      });
      take(slots, x, places.subarray(0, outer * count * inner), out);
    },
    scatterAdd: (outer, size, inner, count, part, at, x) =>
      compute(slots, scattered, {
        rows: outer * size,
        columns: inner,
        count,
        inputs: { start: x, at, part },
        constants: { size },
        out: x,
      }),
  };
}
