import type { Shape } from "../../engine/tensor";
import type { StoredTensor } from "./safetensors";
import { isSequential, sequentialTensors } from "./sequential-tensors";
import { numbersOf } from "./stored-numbers";
import { WeightsError } from "./weights-failure";

/** A tensor of a network by its name in the lesson, and where it comes from. */
export interface LessonTensor {
  /** Its name and its shape in the file. */
  from: string;
  stored: Shape;
  /** Matrices are [fan_in, fan_out], vectors [n]. */
  shape: Shape;
  /** Row-major in `shape`. Throws WeightsError. */
  values(): Float32Array;
}

export interface LessonTensors {
  tensors: ReadonlyMap<string, LessonTensor>;
  /** What the file would call a tensor of the lesson's that it lacks, and the shape that it would have there. */
  inFile(name: string, shape: Shape): { tensor: string; expected: Shape };
}

const named =
  /^(C|W|b|γ|β|gamma|beta|bngain|bnbias|running_mean|running_var|bnmean_running|bnstd_running)(\d*)$/;
const greek: Record<string, string> = { gamma: "γ", bngain: "γ", beta: "β", bnbias: "β" };

/** A file's tensors under the lesson's names. Throws WeightsError. */
export function lessonTensors(stored: ReadonlyMap<string, StoredTensor>): LessonTensors {
  if (stored.size === 0) throw new WeightsError({ kind: "weights-empty" });
  if (stored.has("C")) return namedTensors(stored);
  if (isSequential(stored)) return sequentialTensors(stored);
  throw new WeightsError({ kind: "weights-no-network", names: [...stored.keys()].slice(0, 3).join(", ") });
}

/** Of the lesson's own code, or of the English lecture's, whose only hidden layer has no number. */
function namedTensors(stored: ReadonlyMap<string, StoredTensor>): LessonTensors {
  const tensors = new Map<string, LessonTensor>();
  for (const [from, tensor] of stored) {
    const [, word, number] = named.exec(from) ?? [];
    const name = word === "C" ? from : `${greek[word] ?? word}${number || 1}`;
    if (word === undefined || tensors.has(name)) {
      throw new WeightsError({ kind: "weights-unknown", tensor: from });
    }
    const { shape } = tensor;
    // The lecture keeps its vectors as [1, n].
    const isRow = word !== "C" && word !== "W" && shape.length === 2 && shape[0] === 1;
    tensors.set(name, {
      from,
      stored: shape,
      shape: isRow ? shape.slice(1) : shape,
      values: () => numbersOf(from, tensor),
    });
  }
  return { tensors, inFile: (tensor, expected) => ({ tensor, expected }) };
}
