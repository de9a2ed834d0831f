import { cumsum } from "../../engine/ops/cumsum";
import { all, any } from "../../engine/ops/logical";
import { argmax, type Extremes, max, maxAlong } from "../../engine/ops/max";
import { argmin, min, minAlong } from "../../engine/ops/min";
import { logSoftmax, softmax } from "../../engine/ops/softmax";
import { argsort, sort } from "../../engine/ops/sort";
import { mean, sum } from "../../engine/ops/sum";
import { std, variance } from "../../engine/ops/variance";
import type { Memory, TensorId } from "./memory";

/** Along dimensions. No dimension named: all of them. Two results come one after the other: the id of the first, and `second`. */
export function reductions(memory: Memory) {
  let second: TensorId = 0;
  const pair = ({ values, indices }: Extremes) => {
    const [first, then] = memory.giveAll([values, indices]);
    second = then;
    return first;
  };
  /** `dim`: NaN for all. */
  const along = (dim: number, keepdim: boolean) => (Number.isNaN(dim) ? { keepdim } : { dim, keepdim });
  return {
    second: () => second,
    sum: (x: TensorId, keepdim: boolean, ...dim: number[]) =>
      memory.give(sum(memory.get(x), { dim, keepdim })),
    mean: (x: TensorId, keepdim: boolean, ...dim: number[]) =>
      memory.give(mean(memory.get(x), { dim, keepdim })),
    var: (x: TensorId, unbiased: boolean, keepdim: boolean, ...dim: number[]) =>
      memory.give(variance(memory.get(x), { dim, keepdim, unbiased })),
    std: (x: TensorId, unbiased: boolean, keepdim: boolean, ...dim: number[]) =>
      memory.give(std(memory.get(x), { dim, keepdim, unbiased })),
    max: (x: TensorId) => memory.give(max(memory.get(x))),
    min: (x: TensorId) => memory.give(min(memory.get(x))),
    max_along: (x: TensorId, dim: number, keepdim: boolean) =>
      pair(maxAlong(memory.get(x), { dim, keepdim })),
    min_along: (x: TensorId, dim: number, keepdim: boolean) =>
      pair(minAlong(memory.get(x), { dim, keepdim })),
    argmax: (x: TensorId, dim: number, keepdim: boolean) =>
      memory.give(argmax(memory.get(x), along(dim, keepdim))),
    argmin: (x: TensorId, dim: number, keepdim: boolean) =>
      memory.give(argmin(memory.get(x), along(dim, keepdim))),
    any: (x: TensorId, dim: number, keepdim: boolean) => memory.give(any(memory.get(x), along(dim, keepdim))),
    all: (x: TensorId, dim: number, keepdim: boolean) => memory.give(all(memory.get(x), along(dim, keepdim))),
    cumsum: (x: TensorId, dim: number) => memory.give(cumsum(memory.get(x), dim)),
    sort: (x: TensorId, dim: number, descending: boolean) => pair(sort(memory.get(x), dim, descending)),
    argsort: (x: TensorId, dim: number, descending: boolean) =>
      memory.give(argsort(memory.get(x), dim, descending)),
    softmax: (x: TensorId, dim: number) => memory.give(softmax(memory.get(x), dim)),
    log_softmax: (x: TensorId, dim: number) => memory.give(logSoftmax(memory.get(x), dim)),
  };
}
