import { beforeEach, describe, expect, test } from "vitest";
import { backward } from "../../../src/engine/autograd";
import { crossEntropy } from "../../../src/engine/ops/cross-entropy";
import { mean } from "../../../src/engine/ops/sum";
import { tanh } from "../../../src/engine/ops/tanh";
import { std, variance } from "../../../src/engine/ops/variance";
import { scoped } from "../../../src/engine/scope";
import { ones, tensor, useBackend } from "../../../src/engine/tensor";
import { kernelBuilds } from "../../kernel-builds";

const lossOf = (logits: number[], target: number) =>
  scoped(() => {
    const x = tensor(Float32Array.from(logits), [1, logits.length]);
    return crossEntropy(x, tensor(Int32Array.of(target), [1])).item();
  });

describe.each(await kernelBuilds())("in the $name kernels,", (backend) => {
  beforeEach(() => useBackend(backend));

  test("tanh is odd, never above 1, and within 5e-7 of itself everywhere", () => {
    const x = Float32Array.from({ length: 200_001 }, (_, i) => (i - 100_000) / 10_000);
    const t = scoped(() => tanh(tensor(x, [x.length])).toFloat32Array());
    const errors = x.map((value, i) => Math.abs(t[i]! / Math.tanh(value) - 1) || 0);
    expect(errors.reduce((a, b) => Math.max(a, b))).toBeLessThan(5e-7);
    expect(t.every((value) => Math.abs(value) <= 1)).toBe(true);
    expect(t.every((value, i) => value === -t[t.length - 1 - i]!)).toBe(true);
  });

  test("a unit far in saturation is exactly ±1 and passes no gradient at all, as in PyTorch", () => {
    scoped(() => {
      const x = tensor(Float32Array.of(-Infinity, -30, -9.1, 9.1, 30, Infinity), [6]).requireGrad();
      const t = tanh(x);
      backward(t, ones([6]));
      expect([...t.toFloat32Array()]).toEqual([-1, -1, -1, 1, 1, 1]);
      expect([...x.grad!.toFloat32Array()]).toEqual([0, 0, 0, 0, 0, 0]);
    });
  });

  test("one number has no unbiased variance, and no numbers have no mean: NaN, as in PyTorch", () => {
    scoped(() => {
      expect(variance(ones([])).item()).toBeNaN();
      expect(std(ones([1])).item()).toBeNaN();
      expect(variance(ones([1]), { unbiased: false }).item()).toBe(0);
      expect(mean(ones([0])).item()).toBeNaN();
      expect(variance(ones([0])).item()).toBeNaN();
      expect(crossEntropy(ones([0, 3]), tensor(new Int32Array(0), [0])).item()).toBeNaN();
    });
  });

  test("tanh hands a NaN on", () => {
    expect(scoped(() => tanh(tensor(Float32Array.of(Number.NaN), [1])).item())).toBeNaN();
  });

  test.each([0, 1, 2, 5, 8])("one NaN among the logits makes the loss NaN: at %i", (position) => {
    const logits = [0, 1, 2, 3, 4, 5, 6, 7, 8].with(position, Number.NaN);
    expect(lossOf(logits, 3)).toBeNaN();
  });

  test("an infinite logit makes the loss NaN, or infinite when it is the target that is impossible", () => {
    expect(lossOf([0, Infinity, 0, 0, 0], 0)).toBeNaN();
    expect(lossOf([0, -Infinity, 0, 0, 0], 1)).toBe(Infinity);
  });

  test("a certain and right prediction costs nothing, a certain and wrong one as much as it was sure", () => {
    expect(lossOf([1e4, 0, 0], 0)).toBe(0);
    expect(lossOf([1e4, 0, 0], 1)).toBe(1e4);
  });
});
