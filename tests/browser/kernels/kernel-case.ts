import type { Handle, Kernels } from "../../../src/engine/kernels/backend";
import { Generator } from "../../../src/engine/random/torch-generator";

/** A call of one kernel, for any backend. */
export interface KernelCase {
  /** Blocks that are written before the call. */
  inputs: Record<string, Float32Array | Int32Array>;
  /** Blocks that it writes, and how many numbers each has. */
  outputs?: Record<string, number>;
  /** What to look at afterwards. */
  results: Record<string, "float32" | "int32">;
  /** What the kernel returns, where it returns something, is compared too. */
  call(kernels: Kernels, blocks: Record<string, Handle>): unknown;
}

/** Shapes and numbers of one trial, the same whenever it is repeated. */
export class Draw {
  private readonly generator: Generator;

  constructor(trial: number) {
    this.generator = new Generator(trial);
  }

  /** 1 to `most`. */
  size(most: number): number {
    return this.generator.randint(1, most + 1, 1)[0]!;
  }

  normal(n: number, scale = 1): Float32Array {
    return this.generator.normal(n, 0, scale);
  }

  /** From 0.1 to 2: a variance, a scale. */
  positive(n: number): Float32Array {
    return this.generator.uniform(n, 0.1, 2);
  }

  integers(n: number, below: number, from = 0): Int32Array {
    return Int32Array.from(this.generator.randint(from, below, n));
  }

  mask(n: number): Int32Array {
    return this.integers(n, 2);
  }
}

export const floats = (...names: string[]) => results(names, "float32");
export const integers = (...names: string[]) => results(names, "int32");

function results<T extends "float32" | "int32">(names: string[], type: T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, type]));
}
