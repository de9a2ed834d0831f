import type { Shape } from "../../engine/tensor";
import type { NumericField } from "../config";

/** Why a file of weights can't be the start of a run, as data. Tensors are named as the file names them. */
export type WeightsFailure =
  /** Not the safetensors format at all. */
  | { kind: "weights-not-safetensors" }
  | { kind: "weights-truncated"; expectedBytes: number; receivedBytes: number }
  /** The header gives a tensor a place, a type or a shape that contradict one another. */
  | { kind: "weights-inconsistent"; tensor: string }
  | { kind: "weights-dtype"; tensor: string; dtype: string }
  /** NaN or infinite, or too large for float32. `index` counts from 0 in row-major order. */
  | { kind: "weights-not-finite"; tensor: string; index: number }
  | { kind: "weights-empty" }
  /** None of the names by which a network of the lesson is known; `names` are some of the file's. */
  | { kind: "weights-no-network"; names: string }
  | { kind: "weights-missing"; tensor: string; expected: Shape }
  | { kind: "weights-shape"; tensor: string; shape: Shape; expected: Shape }
  | { kind: "weights-not-matrix"; tensor: string; shape: Shape }
  /** No number of rows of C, of `embeddingSize` numbers each, makes up the rows of the first matrix. */
  | { kind: "weights-context"; tensor: string; rows: number; embeddingSize: number }
  /** The network has no place for it. */
  | { kind: "weights-unknown"; tensor: string }
  | { kind: "weights-out-of-range"; tensor: string; field: NumericField; received: number }
  /** Characters that the network knows, and those of the names that it is to learn. */
  | { kind: "weights-vocabulary"; tensor: string; characters: number; vocabulary: number }
  /** As many, but others: these are the network's. */
  | { kind: "weights-other-characters"; characters: string };

/** A file of weights can't be read, or belongs to another network; `failure` says why. */
export class WeightsError extends Error {
  constructor(readonly failure: WeightsFailure) {
    const { kind, ...facts } = failure;
    super(`${kind} ${JSON.stringify(facts)}`);
    this.name = "WeightsError";
  }
}
