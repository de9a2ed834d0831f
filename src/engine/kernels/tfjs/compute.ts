import type { Tensor2D } from "@tensorflow/tfjs-core";
import type { Handle } from "../backend";
import { launch } from "./program/kernel";
import { type Extent, each, inputShape, type Program, withConstants } from "./program/program";
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
export function compute(slots: Slots, general: Program, computation: Computation): void {
  const { rows, columns, count = 0, inputs, constants = {}, out, integer = false } = computation;
  if (rows * columns === 0) return;
  const program = specialized(slots, general, inputs);
  const extent: Extent = { rows, columns, count };
  const tensors: Tensor2D[] = program.inputs.map((input) =>
    slots.tensor(inputs[input.name], inputShape(input, slots.sizeOf(inputs[input.name]), extent)),
  );
  const values = program.constants.map((name) => constants[name] ?? slots.constantOf(inputs[name]));
  slots.put(out, launch({ program, extent, inputs: tensors, constants: values }), { integer });
}

const specializations = new WeakMap<Program, Map<string, Program>>();

/** The program for what the blocks hold: one that holds the same number everywhere need not be read. */
function specialized(slots: Slots, general: Program, inputs: Record<string, Handle>): Program {
  const constant = general.inputs
    .map(({ name }) => name)
    .filter((name) => slots.constantOf(inputs[name]) !== null);
  if (constant.length === 0) return general;
  const known = specializations.get(general) ?? new Map<string, Program>();
  specializations.set(general, known);
  const program = known.get(constant.join()) ?? withConstants(general, constant);
  known.set(constant.join(), program);
  return program;
}

/** The same number by number, in the shape that an input has on the device. */
export function computeEach(
  slots: Slots,
  program: Program,
  n: number,
  computation: Omit<Computation, "rows" | "columns" | "count">,
): void {
  if (n === 0) return;
  const columns = eachColumns(slots, program, computation.inputs) ?? n;
  compute(slots, program, { ...computation, rows: n / columns, columns });
}

/** Columns of the first input that is on the device as long as the output. */
function eachColumns(slots: Slots, { source }: Program, inputs: Record<string, Handle>): number | null {
  for (const [name, address] of Object.entries(source.inputs)) {
    const columns = address === each ? slots.columnsOf(inputs[name]) : null;
    if (columns !== null) return columns;
  }
  return null;
}
