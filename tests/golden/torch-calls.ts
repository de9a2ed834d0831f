// The engine's operations by the names that the golden files use: torch_calls.py holds the same names for PyTorch's.
import { expect } from "vitest";
import { abs } from "../../src/engine/ops/abs";
import { add } from "../../src/engine/ops/add";
import { assign } from "../../src/engine/ops/assign";
import { cat, stack } from "../../src/engine/ops/cat";
import { clamp } from "../../src/engine/ops/clamp";
import { eq, ge, gt, le, lt, ne } from "../../src/engine/ops/compare";
import { crossEntropy } from "../../src/engine/ops/cross-entropy";
import { div } from "../../src/engine/ops/div";
import { embedding } from "../../src/engine/ops/embedding";
import { exp } from "../../src/engine/ops/exp";
import { expand } from "../../src/engine/ops/expand";
import { gather, indexSelect } from "../../src/engine/ops/gather";
import {
  addInPlace,
  copyInPlace,
  divInPlace,
  fillInPlace,
  mulInPlace,
  subInPlace,
  zeroInPlace,
} from "../../src/engine/ops/in-place";
import { index, indexPut } from "../../src/engine/ops/index";
import { log } from "../../src/engine/ops/log";
import { all, any, logicalAnd, logicalNot, logicalOr } from "../../src/engine/ops/logical";
import { matmul } from "../../src/engine/ops/matmul";
import { argmax, max, maxAlong } from "../../src/engine/ops/max";
import { argmin, min, minAlong } from "../../src/engine/ops/min";
import { mul } from "../../src/engine/ops/mul";
import { narrow, select, slice } from "../../src/engine/ops/narrow";
import { neg } from "../../src/engine/ops/neg";
import { nonzero } from "../../src/engine/ops/nonzero";
import { oneHot } from "../../src/engine/ops/one-hot";
import { permute } from "../../src/engine/ops/permute";
import { pow } from "../../src/engine/ops/pow";
import { relu } from "../../src/engine/ops/relu";
import { logSoftmax, softmax } from "../../src/engine/ops/softmax";
import { sqrt } from "../../src/engine/ops/sqrt";
import { sub } from "../../src/engine/ops/sub";
import { mean, sum } from "../../src/engine/ops/sum";
import { to } from "../../src/engine/ops/to";
import { transpose } from "../../src/engine/ops/transpose";
import { std, variance } from "../../src/engine/ops/variance";
import { squeeze, unsqueeze, view } from "../../src/engine/ops/view";
import { maskedFill, where } from "../../src/engine/ops/where";
import { type Dtype, type Tensor, tensor } from "../../src/engine/tensor";
import { floats, type Tolerance } from "../match-tensor";

/** A tensor as the golden files hold it, row-major. JSON has no NaN and no infinity: those are strings. */
export interface Numbers {
  shape: number[];
  dtype: Dtype;
  values: (number | string)[];
}

export interface Call {
  op: string;
  args: object;
  inputs: Numbers[];
}

export function made({ shape, dtype, values }: Numbers): Tensor {
  if (dtype === "float32") return floats({ shape, values: values.map(Number) });
  return tensor(Int32Array.from(values, Number), shape, dtype === "bool" ? dtype : undefined);
}

export function titled<T extends Call>(calls: T[]): { wanted: T; title: string }[] {
  return calls.map((wanted) => {
    const shapes = wanted.inputs.map(({ dtype, shape }) => `${dtype === "float32" ? "" : dtype}[${shape}]`);
    return { wanted, title: `${shapes.join(" and ")} ${JSON.stringify(wanted.args).slice(1, -1)}` };
  });
}

export function expectNumbers(
  received: Tensor,
  { shape, dtype, values }: Numbers,
  tolerance: Tolerance,
): void {
  expect(received.dtype).toBe(dtype);
  if (dtype === "float32") {
    expect(received).toMatchTensor({ shape, values: Float32Array.from(values, Number) }, tolerance);
  } else {
    expect([...received.shape]).toEqual(shape);
    expect([...received.toInt32Array()]).toEqual(values);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the arguments are whatever the op's case in the golden file says
export type Run<Result> = (inputs: Tensor[], args: any) => Result;

export const torchCalls: Record<string, Run<Tensor | Tensor[]>> = {
  add: ([a, b]) => add(a!, b!),
  sub: ([a, b]) => sub(a!, b!),
  mul: ([a, b]) => mul(a!, b!),
  div: ([a, b]) => div(a!, b!),
  add_number: ([x], { other }) => add(x!, other),
  sub_number: ([x], { other }) => sub(x!, other),
  number_sub: ([x], { other }) => sub(other, x!),
  mul_number: ([x], { other }) => mul(x!, other),
  div_number: ([x], { other }) => div(x!, other),
  number_div: ([x], { other }) => div(other, x!),
  neg: ([x]) => neg(x!),
  exp: ([x]) => exp(x!),
  log: ([x]) => log(x!),
  sqrt: ([x]) => sqrt(x!),
  abs: ([x]) => abs(x!),
  pow: ([x], { exponent }) => pow(x!, exponent),
  clamp: ([x], bounds) => clamp(x!, bounds),
  gt: ([a, b]) => gt(a!, b!),
  ge: ([a, b]) => ge(a!, b!),
  lt: ([a, b]) => lt(a!, b!),
  le: ([a, b]) => le(a!, b!),
  eq: ([a, b]) => eq(a!, b!),
  ne: ([a, b]) => ne(a!, b!),
  gt_number: ([x], { other }) => gt(x!, other),
  logical_not: ([x]) => logicalNot(x!),
  logical_and: ([a, b]) => logicalAnd(a!, b!),
  logical_or: ([a, b]) => logicalOr(a!, b!),
  to: ([x], { dtype }) => to(x!, dtype),
  where: ([condition, a, b]) => where(condition!, a!, b!),
  masked_fill: ([x, mask], { value }) => maskedFill(x!, mask!, value),
  matmul: ([a, b]) => matmul(a!, b!),
  sum: ([x], over) => sum(x!, over),
  mean: ([x], over) => mean(x!, over),
  var: ([x], over) => variance(x!, over),
  std: ([x], over) => std(x!, over),
  max: ([x]) => max(x!),
  max_along: ([x], along) => Object.values(maxAlong(x!, along)),
  argmax: ([x], along) => argmax(x!, along),
  view: ([x], { shape }) => view(x!, shape),
  squeeze: ([x], { dim }) => squeeze(x!, dim),
  unsqueeze: ([x], { dim }) => unsqueeze(x!, dim),
  permute: ([x], { dims }) => permute(x!, dims),
  transpose: ([x], { dim0, dim1 }) => transpose(x!, dim0, dim1),
  expand: ([x], { shape }) => expand(x!, shape),
  narrow: ([x], { dim, start, length }) => narrow(x!, dim, start, length),
  slice: ([x], { dim, ...bounds }) => slice(x!, dim, bounds),
  select: ([x], { dim, index }) => select(x!, dim, index),
  cat: (parts, { dim }) => cat(parts, dim),
  stack: (parts, { dim }) => stack(parts, dim),
  embedding: ([table, indices]) => embedding(table!, indices!),
  index_select: ([x, indices], { dim }) => indexSelect(x!, dim, indices!),
  gather: ([x, indices], { dim }) => gather(x!, dim, indices!),
  one_hot: ([x], { num_classes }) => oneHot(x!, num_classes),
  softmax: ([x], { dim }) => softmax(x!, dim),
  log_softmax: ([x], { dim }) => logSoftmax(x!, dim),
  cross_entropy: ([logits, targets], { reduction }) => crossEntropy(logits!, targets!, reduction),
  relu: ([x]) => relu(x!),
  min: ([x]) => min(x!),
  min_along: ([x], along) => Object.values(minAlong(x!, along)),
  argmin: ([x], along) => argmin(x!, along),
  any: ([x], over) => any(x!, over),
  all: ([x], over) => all(x!, over),
  nonzero: ([x]) => nonzero(x!),
  index: ([x, ...indices]) => index(x!, indices),
  index_put_: ([x, value, ...indices]) => indexPut(x!, indices, value!),
  index_put_number_: ([x, ...indices], { value }) => indexPut(x!, indices, value),
  assign_: ([x, value], { places }) => assign(x!, places, value!),
  assign_number_: ([x], { places, value }) => assign(x!, places, value),
  add_: ([x, other]) => addInPlace(x!, other!),
  sub_: ([x, other]) => subInPlace(x!, other!),
  mul_: ([x, other]) => mulInPlace(x!, other!),
  div_: ([x, other]) => divInPlace(x!, other!),
  copy_: ([x, other]) => copyInPlace(x!, other!),
  fill_: ([x], { value }) => fillInPlace(x!, value),
  zero_: ([x]) => zeroInPlace(x!),
};

/** The same on the tape: x * 1 is no leaf. */
for (const [name, update] of Object.entries(torchCalls)) {
  if (!name.endsWith("_")) continue;
  torchCalls[`recorded_${name}`] = ([x, ...others], args) => update([mul(x!, 1), ...others], args);
}
