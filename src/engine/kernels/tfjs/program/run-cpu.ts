import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import type { TensorInfo } from "@tensorflow/tfjs-core";
import { type Evaluate, evaluator } from "./evaluate";
import type { Expression } from "./expression";
import type { ProgramRun } from "./kernel";
import type { Program } from "./program";

interface Compiled {
  /** How many values the program has names for, and where its inputs and all that follows begin. */
  size: number;
  inputs: readonly { at: number; row: Evaluate; column: Evaluate; folded: boolean }[];
  folds: readonly { at: number; initial: Evaluate; step: Evaluate }[];
  definitions: readonly { at: number; value: Evaluate }[];
  result: Evaluate;
}

/** The first of the values, before the constants. */
const places = ["row", "column", "index", "count"];
const [ROW, COLUMN, INDEX, COUNT] = places.keys();

const compiled = new WeakMap<Program, Compiled>();

/** In float64, rounded at the end. */
export function runOnCpu(backend: MathBackendCPU, run: ProgramRun): TensorInfo {
  const { rows, columns, count } = run.extent;
  const { size, inputs, folds, definitions, result } = compile(run.program);
  const values = new Float64Array(size);
  values[COUNT] = count;
  values.set(run.constants, places.length);
  const sources = run.inputs.map(({ dataId, shape }, i) => ({
    ...inputs[i],
    numbers: backend.data.get(dataId).values as Float32Array,
    width: shape[1],
  }));
  const read = ({ at, row, column, numbers, width }: (typeof sources)[number]) => {
    values[at] = numbers[row(values) * width + column(values)];
  };
  const fixed = sources.filter(({ folded }) => !folded);
  const folded = sources.filter(({ folded }) => folded);
  const out = new Float32Array(rows * columns);
  for (let i = 0; i < out.length; i++) {
    values[ROW] = Math.floor(i / columns);
    values[COLUMN] = i % columns;
    for (const input of fixed) read(input);
    for (const { at, initial, step } of folds) {
      values[at] = initial(values);
      for (let index = 0; index < count; index++) {
        values[INDEX] = index;
        for (const input of folded) read(input);
        values[at] = step(values);
      }
    }
    for (const { at, value } of definitions) values[at] = value(values);
    out[i] = result(values);
  }
  return backend.makeTensorInfo([rows, columns], "float32", out);
}

function compile(program: Program): Compiled {
  const known = compiled.get(program);
  if (known) return known;
  const { inputs, constants, folds, definitions, result } = program;
  const named = [...inputs, ...folds, ...definitions].map(({ name }) => name);
  const names = [...places, ...constants, ...named];
  const at = (name: string) => names.indexOf(name);
  const evaluate = (expression: Expression) => evaluator(expression, names);
  const made: Compiled = {
    size: names.length,
    inputs: inputs.map(({ name, row, column, folded }) => ({
      at: at(name),
      row: evaluate(row),
      column: evaluate(column),
      folded,
    })),
    folds: folds.map(({ name, initial, step }) => ({
      at: at(name),
      initial: evaluate(initial),
      step: evaluate(step),
    })),
    definitions: definitions.map(({ name, value }) => ({ at: at(name), value: evaluate(value) })),
    result: evaluate(result),
  };
  compiled.set(program, made);
  return made;
}
