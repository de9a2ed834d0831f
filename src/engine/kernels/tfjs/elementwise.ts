import type { Kernels } from "../backend";
import { programOf } from "./binary";
import { computeEach } from "./compute";
import { each } from "./program/program";
import type { Slots } from "./slots";

const sum = programOf("add", each, each);
const product = programOf("mul", each, each);

export function elementwiseKernels(slots: Slots): Pick<Kernels, "fill" | "copy" | "add" | "mul"> {
  return {
    fill: (_n, value, out) => slots.putConstant(out, value),
    copy: (_n, x, out) => slots.copy(x, out),
    add: (n, a, b, out) => computeEach(slots, sum, n, { inputs: { a, b }, out }),
    mul: (n, a, b, out) => computeEach(slots, product, n, { inputs: { a, b }, out }),
  };
}
