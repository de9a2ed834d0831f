import { multinomial } from "../../engine/ops/multinomial";
import { to } from "../../engine/ops/to";
import { sizeOf } from "../../engine/shape";
import { type Dtype, empty, full, type Shape, type Tensor, tensor } from "../../engine/tensor";
import type { Generators } from "./generators";
import { dtypeOf } from "./kinds";
import type { Memory, TensorId } from "./memory";
import { asInteger } from "./overflow";

/** New tensors: of one number, of a range, and drawn. `g`: which generator. */
export function creation(memory: Memory, generators: Generators) {
  const drawn = (shape: Shape, draw: (n: number) => Float32Array | Int32Array) =>
    memory.give(tensor(draw(sizeOf(shape)), shape));
  return {
    full: (value: number, dtype: number, ...shape: number[]) =>
      memory.giveKind(memory.give(filled(value, dtypeOf(dtype), shape)), dtype),
    arange: (start: number, step: number, count: number, dtype: number) => {
      const numbers = Array.from({ length: count }, (_, i) => start + i * step);
      const isFloat = dtypeOf(dtype) === "float32";
      if (!isFloat && count > 0) asInteger("arange", start + (count - 1) * step);
      const made = tensor(isFloat ? Float32Array.from(numbers) : Int32Array.from(numbers), [count]);
      return memory.giveKind(memory.give(made), dtype);
    },
    /** From both ends, so that the last number is `end` itself. */
    linspace: (start: number, end: number, count: number) => {
      const [first, last] = [Math.fround(start), Math.fround(end)];
      const step = Math.fround((last - first) / (count - 1));
      const values = Float32Array.from({ length: count }, (_, i) =>
        i < Math.floor(count / 2) ? first + step * i : last - step * (count - 1 - i),
      );
      if (count === 1) values[0] = first;
      return memory.give(tensor(values, [count]));
    },

    generator: () => generators.make(),
    seed: (g: number, seed: number | bigint) => {
      generators.get(g).manualSeed(seed);
      return g;
    },
    save_state: (g: number) => generators.save(g),
    restore_state: (g: number, state: number) => {
      generators.restore(g, state);
      return g;
    },
    randn: (g: number, ...shape: number[]) => drawn(checked(shape), (n) => generators.get(g).randn(n)),
    rand: (g: number, ...shape: number[]) => drawn(checked(shape), (n) => generators.get(g).rand(n)),
    randint: (g: number, low: number, high: number, ...shape: number[]) => {
      const out = new Int32Array(sizeOf(checked(shape)));
      generators.get(g).randintInto(out, low, high);
      return memory.give(tensor(out, shape));
    },
    randperm: (g: number, n: number) => drawn([n], () => generators.get(g).randperm(n)),
    /** What an iterator of DataLoader draws before its first batch: 63 bits. */
    seed_of_loader: (g: number) => {
      generators.get(g).randint(0, 2 ** 53 - 1, 1);
      return g;
    },
    loader_order: (g: number, n: number) => drawn([n], () => generators.get(g).dataLoaderOrder(n)),
    bernoulli: (g: number, p: TensorId) => {
      const probabilities = memory.get(p);
      const values = generators.get(g).bernoulliEach(probabilities.toFloat32Array());
      return memory.give(tensor(Float32Array.from(values), probabilities.shape));
    },
    /** A single draw with replacement is made as PyTorch 1.13 makes it. */
    multinomial: (g: number, weights: TensorId, count: number, replacement: boolean) =>
      memory.give(
        multinomial(memory.get(weights), count, generators.get(g), { replacement, single: "search" }),
      ),
    normal_: (g: number, x: TensorId, mean: number, std: number) =>
      memory.change(x, (target) => target.set(generators.get(g).normal(target.size, mean, std))),
    uniform_: (g: number, x: TensorId, low: number, high: number) =>
      memory.change(x, (target) => target.set(generators.get(g).uniform(target.size, low, high))),
    exponential_: (g: number, x: TensorId, rate: number) =>
      memory.change(x, (target) => target.set(generators.get(g).exponential(target.size, rate))),
    bernoulli_: (g: number, x: TensorId, p: number) =>
      memory.change(x, (target) => {
        const drawn = Int32Array.from(generators.get(g).bernoulli(target.size, p));
        target.copyFrom(to(tensor(drawn, target.shape), target.dtype));
      }),
    random_: (g: number, x: TensorId, low: number, high: number) =>
      memory.change(x, (target) => {
        const values = new Int32Array(target.size);
        generators.get(g).randintInto(values, low, high);
        target.copyFrom(to(tensor(values, target.shape), target.dtype));
      }),
  };
}

function filled(value: number, type: Dtype, shape: Shape): Tensor {
  if (type === "int32") asInteger("full", value);
  if (type === "float32") return full(checked(shape), value);
  const out = empty(checked(shape), type);
  return out.set(new Int32Array(out.size).fill(value));
}

/** A shape before its numbers are drawn: empty() refuses what is negative. */
function checked(shape: Shape): Shape {
  if (shape.some((length) => length < 0)) empty(shape);
  return shape;
}
