import type { Kernels } from "../backend";
import { computeEach } from "./compute";
import { each, program } from "./program/program";
import type { Slots } from "./slots";

const sum = program("add", { inputs: { a: each, b: each }, result: "a + b" });
const product = program("mul", { inputs: { a: each, b: each }, result: "a * b" });

export function elementwiseKernels(slots: Slots): Pick<Kernels, "fill" | "copy" | "add" | "mul"> {
  return {
    fill: (_n, value, out) => slots.putConstant(out, value),
    copy: (_n, x, out) => slots.copy(x, out),
    add: (n, a, b, out) => computeEach(slots, sum, n, { inputs: { a, b }, out }),
    mul: (n, a, b, out) => computeEach(slots, product, n, { inputs: { a, b }, out }),
  };
}
