import type { Tensor2D } from "@tensorflow/tfjs-core";
import type { Handle } from "../backend";
import { launch } from "./program/kernel";
import { type Extent, inputShape, type Program } from "./program/program";
import type { Slots } from "./slots";

export interface Computation {
  rows: number;
  columns: number;
  /** Indices of the program's folds. */
  count?: number;
  inputs: Record<string, Handle>;
  constants?: Record<string, number>;
  out: Handle;
  /** The results are int32. */
  integer?: boolean;
}

/** out[rows×columns] = what the program computes. `out` may be an input. */
export function compute(slots: Slots, program: Program, computation: Computation): void {
  const { rows, columns, count = 0, inputs, constants = {}, out, integer = false } = computation;
  if (rows * columns === 0) return;
  const extent: Extent = { rows, columns, count };
  const tensors: Tensor2D[] = program.inputs.map((input) =>
    slots.tensor(inputs[input.name], inputShape(input, slots.sizeOf(inputs[input.name]), extent)),
  );
  const values = program.constants.map((name) => constants[name]);
  slots.put(out, launch({ program, extent, inputs: tensors, constants: values }), { integer });
}

/** The same number by number, in the shape that the first input has on the device. */
export function computeEach(
  slots: Slots,
  program: Program,
  n: number,
  computation: Omit<Computation, "rows" | "columns" | "count">,
): void {
  if (n === 0) return;
  const [first] = program.inputs;
  const columns = slots.columnsOf(computation.inputs[first.name]) ?? n;
  compute(slots, program, { ...computation, rows: n / columns, columns });
}
