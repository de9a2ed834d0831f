import type { BackendName } from "../../src/engine/kernels/backend";
import type { BenchNetwork } from "./network";

/** Something in the browser whose speed is measured. */
export interface Contender {
  /** Gets ready to take steps on `network` and examples like every other contender's. */
  prepare(network: BenchNetwork, examples: Examples): Promise<void>;
  /** Takes n steps one after another and waits until all their work is done. Returns the last loss. */
  step(n: number): Promise<number>;
  /** Bytes that the network takes, all but its examples, where the contender can tell. */
  networkBytes?(): number;
}

/** Which contender, as the bench page is told. */
export type ContenderChoice =
  | { engine: "activa"; backend: BackendName; framesPerSecond?: number }
  | { engine: "tfjs"; backend: "webgpu" | "webgl" | "cpu" }
  /** The notebook's own loop, in Python, as a code cell of the page runs it. */
  | { engine: "cells" }
  | { engine: "fma-peak" };

export function labelOf(choice: ContenderChoice): string {
  switch (choice.engine) {
    case "activa":
      return `Activa ${choice.backend}`;
    case "tfjs":
      return `TensorFlow.js ${choice.backend}`;
    case "cells":
      return "Activa, Python cells";
    case "fma-peak":
      return "128-bit FMA peak";
  }
}

/** What one round of a contender came to. */
export interface Round {
  stepsPerSecond: number;
  loss: number;
  networkBytes?: number;
}

/** About how long a round takes. */
export const ROUND_SECONDS = 0.6;

/** As many training windows as the lesson has. */
export const EXAMPLES = 841_366;

export interface Examples {
  rows: number;
  /** Character indices, [rows, contextSize]. */
  inputs: Int32Array;
  /** [rows]. */
  targets: Int32Array;
}

/** Windows of characters at random: speed does not depend on which. */
export function examplesFor({ vocabularySize, contextSize }: BenchNetwork): Examples {
  const random = () => Math.floor(Math.random() * vocabularySize);
  return {
    rows: EXAMPLES,
    inputs: Int32Array.from({ length: EXAMPLES * contextSize }, random),
    targets: Int32Array.from({ length: EXAMPLES }, random),
  };
}
