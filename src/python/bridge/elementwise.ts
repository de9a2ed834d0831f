import { abs } from "../../engine/ops/abs";
import { add } from "../../engine/ops/add";
import { clamp } from "../../engine/ops/clamp";
import { eq, ge, gt, le, lt, ne } from "../../engine/ops/compare";
import { div } from "../../engine/ops/div";
import { elu } from "../../engine/ops/elu";
import { exp } from "../../engine/ops/exp";
import { gelu } from "../../engine/ops/gelu";
import {
  addInPlace,
  copyInPlace,
  divInPlace,
  fillInPlace,
  mulInPlace,
  subInPlace,
} from "../../engine/ops/in-place";
import { leakyRelu } from "../../engine/ops/leaky-relu";
import { log } from "../../engine/ops/log";
import { logicalAnd, logicalNot, logicalOr } from "../../engine/ops/logical";
import { mul } from "../../engine/ops/mul";
import { neg } from "../../engine/ops/neg";
import { type CurveName, type PairName, pairwise, pointwise } from "../../engine/ops/pointwise";
import { pow } from "../../engine/ops/pow";
import { relu } from "../../engine/ops/relu";
import { selu } from "../../engine/ops/selu";
import { sigmoid } from "../../engine/ops/sigmoid";
import { sqrt } from "../../engine/ops/sqrt";
import { sub } from "../../engine/ops/sub";
import { tanh } from "../../engine/ops/tanh";
import { maskedFill, where } from "../../engine/ops/where";
import type { Tensor } from "../../engine/tensor";
import type { Memory, TensorId } from "./memory";
import { operandOf, scalarTensor } from "./operand";
import { asInteger } from "./overflow";

const unary = { tanh, exp, log, sqrt, abs, neg, relu, sigmoid, selu, logical_not: logicalNot };
const binary = { add, sub, mul, div, eq, ne, lt, le, gt, ge };
const inPlace = { add_: addInPlace, sub_: subInPlace, mul_: mulInPlace, div_: divInPlace };

const numberFor = (name: string, { dtype }: Tensor, value: number) =>
  dtype === "int32" ? asInteger(name, value) : value;

/** x op y, x op 2 (`op`_n) and 2 op x (`op`_r), number by number. */
export function elementwise(memory: Memory) {
  const one = (of: (x: Tensor) => Tensor) => (x: TensorId) => memory.give(of(memory.get(x)));
  const two = (of: (a: Tensor, b: Tensor) => Tensor) => (a: TensorId, b: TensorId) =>
    memory.give(of(memory.get(a), memory.get(b)));

  const operations: Record<string, (...args: never[]) => TensorId> = {
    logical_and: two(logicalAnd),
    logical_or: two(logicalOr),
    pow: (x: TensorId, exponent: number) => memory.give(pow(memory.get(x), exponent)),
    leaky_relu: (x: TensorId, slope: number) => memory.give(leakyRelu(memory.get(x), slope)),
    elu: (x: TensorId, alpha: number) => memory.give(elu(memory.get(x), alpha)),
    gelu: (x: TensorId, byTanh: boolean) => memory.give(gelu(memory.get(x), byTanh ? "tanh" : "none")),
    /** Bounds that are NaN are not set. */
    clamp: (x: TensorId, low: number, high: number) => {
      if (memory.get(x).dtype !== "float32")
        [low, high] = [Math.max(low, -(2 ** 31)), Math.min(high, 2 ** 31 - 1)];
      const bounds = {
        ...(Number.isNaN(low) ? {} : { min: low }),
        ...(Number.isNaN(high) ? {} : { max: high }),
      };
      return memory.give(clamp(memory.get(x), bounds));
    },
    where: (condition: TensorId, a: TensorId, b: TensorId) =>
      memory.give(where(memory.get(condition), memory.get(a), memory.get(b))),
    masked_fill: (x: TensorId, mask: TensorId, value: number) =>
      memory.give(
        maskedFill(memory.get(x), memory.get(mask), numberFor("masked_fill", memory.get(x), value)),
      ),
    curve: (name: CurveName, x: TensorId) => memory.give(pointwise(name, memory.get(x))),
    pair: (name: PairName, a: TensorId, b: TensorId) =>
      memory.give(pairwise(name, memory.get(a), memory.get(b))),
    scalar: (value: number, isFloat: boolean) =>
      memory.give(scalarTensor(isFloat ? value : asInteger("scalar", value), isFloat)),
    copy_: (x: TensorId, other: TensorId) =>
      memory.change(x, (tensor) => copyInPlace(tensor, memory.get(other))),
    fill_: (x: TensorId, value: number) =>
      memory.change(x, (tensor) => fillInPlace(tensor, numberFor("fill_", tensor, value))),
  };
  for (const [name, of] of Object.entries(unary)) operations[name] = one(of);
  for (const [name, of] of Object.entries(binary)) {
    operations[name] = two(of);
    operations[`${name}_n`] = (x: TensorId, value: number, isFloat: boolean) => {
      const tensor = memory.get(x);
      return memory.give(of(tensor, operandOf(value, isFloat, tensor)));
    };
    operations[`${name}_r`] = (x: TensorId, value: number, isFloat: boolean) => {
      const tensor = memory.get(x);
      return memory.give(of(operandOf(value, isFloat, tensor), tensor));
    };
  }
  for (const [name, of] of Object.entries(inPlace)) {
    operations[name] = (x: TensorId, other: TensorId) =>
      memory.change(x, (tensor) => of(tensor, memory.get(other)));
    operations[`${name.slice(0, -1)}_n_`] = (x: TensorId, value: number, isFloat: boolean) =>
      memory.change(x, (tensor) => of(tensor, operandOf(value, isFloat, tensor)));
  }
  return operations;
}
