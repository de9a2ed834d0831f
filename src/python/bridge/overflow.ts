import { abs } from "../../engine/ops/abs";
import { add } from "../../engine/ops/add";
import { cumsum } from "../../engine/ops/cumsum";
import { matmul } from "../../engine/ops/matmul";
import { max } from "../../engine/ops/max";
import { mul } from "../../engine/ops/mul";
import { pow } from "../../engine/ops/pow";
import { sub } from "../../engine/ops/sub";
import { sum } from "../../engine/ops/sum";
import { to } from "../../engine/ops/to";
import { Refusal } from "../../engine/refusal";
import type { Tensor } from "../../engine/tensor";
import { INT64 } from "./kinds";
import type { Memory, TensorId } from "./memory";

/** The greatest that float32 tells from 2³¹. */
const LIMIT = 2 ** 31 - 2 ** 7;

type Operation = (...args: never[]) => unknown;
/** The same in float32, whose size tells whether 32 bits will do. */
type Estimate = (x: Tensor, args: readonly unknown[], memory: Memory) => Tensor | null;

const two =
  (of: (a: Tensor, b: Tensor | number) => Tensor): Estimate =>
  (x, [, other], memory) => {
    const tensor = memory.get(other as TensorId);
    return tensor.dtype === "int32" ? of(x, to(tensor, "float32")) : null;
  };
const number =
  (of: (a: Tensor, b: number) => Tensor): Estimate =>
  (x, [, value, isFloat]) =>
    isFloat ? null : of(x, value as number);

const estimates: Record<string, Estimate> = {
  add: two(add),
  sub: two(sub),
  mul: two(mul),
  add_: two(add),
  sub_: two(sub),
  mul_: two(mul),
  matmul: two((a, b) => matmul(a, b as Tensor)),
  add_n: number(add),
  sub_n: number(sub),
  mul_n: number(mul),
  add_r: number(add),
  sub_r: number((x, value) => sub(value, x)),
  mul_r: number(mul),
  add_n_: number(add),
  sub_n_: number(sub),
  mul_n_: number(mul),
  pow: (x, [, exponent]) => pow(x, exponent as number),
  sum: (x, [, keepdim, ...dim]) => sum(x, { dim: dim as number[], keepdim: keepdim as boolean }),
  cumsum: (x, [, dim]) => cumsum(x, dim as number),
};

/** An integer that the engine can hold. */
export function asInteger(name: string, value: number): number {
  if (value < -(2 ** 31) || value >= 2 ** 31) throw tooBig(name, []);
  return value;
}

/** Numbers that can be made integers of the engine's; what is not finite is none of PyTorch's either. */
export function requireIntegers(x: Tensor): void {
  if (
    x.dtype === "float32" &&
    x.toFloat32Array().some((each) => Math.abs(each) >= 2 ** 31 && Number.isFinite(each))
  ) {
    throw tooBig("to", [x]);
  }
}

function tooBig(name: string, operands: Tensor[]): Refusal {
  const words = `this page's torch keeps int64 in 32 bits: not below ${-(2 ** 31)} or above ${2 ** 31 - 1}`;
  return new Refusal(name, words, operands, "OverflowError");
}

/** The operation, refused where PyTorch's int64 would hold numbers that the engine's 32 bits don't: never another number. */
export function refusingOverflow(name: string, operation: Operation, memory: Memory): Operation {
  const estimate = estimates[name];
  if (!estimate) return operation;
  return (...args) => {
    const x = memory.get(args[0]);
    if (x.dtype === "int32" && x.size > 0 && memory.kindOf(args[0]) === INT64) {
      if (!fits(estimate, to(x, "float32"), args, memory)) throw tooBig(name, [x]);
    }
    return operation(...args);
  };
}

function fits(estimate: Estimate, x: Tensor, args: readonly unknown[], memory: Memory): boolean {
  let y: Tensor | null;
  try {
    y = estimate(x, args, memory);
  } catch (error) {
    // What is wrong with the operands is said by the operation itself.
    if (error instanceof Refusal) return true;
    throw error;
  }
  return !y || y.size === 0 || max(abs(y)).item() < LIMIT;
}
