import { noGrad } from "../engine/autograd";
import { scoped } from "../engine/scope";
import { tensor } from "../engine/tensor";
import { firstSums } from "./first-sums";
import type { Network } from "./network";
import type { Split } from "./windows";

/** A split by its different contexts, of which there are far fewer than examples. */
export interface DistinctContexts {
  /** [distinct, contextSize] row-major, in the order in which they first appear. */
  contexts: Int32Array;
  /** How many examples have each, [distinct]. */
  counts: Int32Array;
  /** Which of them each example has, [rows]. */
  ofExample: Int32Array;
  contextSize: number;
}

/** Mean and unbiased standard deviation (torch.std) of what enters each neuron, [hiddenSize] each. */
export interface Calibrated {
  mean: Float64Array;
  std: Float64Array;
}

/** Contexts passed at a time: some milliseconds. */
const PIECE = 1024;

/** A table of every context that could be is kept meanwhile: vocabularySize ** contextSize places. */
export function distinctContexts(
  { inputs, rows }: Split,
  contextSize: number,
  vocabularySize: number,
): DistinctContexts {
  const places = new Int32Array(vocabularySize ** contextSize).fill(-1);
  const ofExample = new Int32Array(rows);
  const counts: number[] = [];
  const contexts: number[] = [];
  for (let row = 0; row < rows; row++) {
    let key = 0;
    for (let i = row * contextSize; i < (row + 1) * contextSize; i++) key = key * vocabularySize + inputs[i];
    if (places[key] < 0) {
      places[key] = counts.push(0) - 1;
      contexts.push(...inputs.subarray(row * contextSize, (row + 1) * contextSize));
    }
    ofExample[row] = places[key];
    counts[places[key]]++;
  }
  return { contexts: Int32Array.from(contexts), counts: Int32Array.from(counts), ofExample, contextSize };
}

/**
 * The lecture's calibration: mean and std of the first layer's sums over the whole split, with the parameters as they
 * are. Each context is passed once and counts as often as it occurs. Yields some milliseconds of work at a time.
 */
export function* calibrate(network: Network, distinct: DistinctContexts): Generator<void, Calibrated> {
  const { contexts, counts, contextSize } = distinct;
  const neurons = network.linearOf(0).weight.shape[1];
  const total = new Float64Array(neurons);
  const squares = new Float64Array(neurons);
  let examples = 0;
  for (let first = 0; first < counts.length; first += PIECE) {
    const piece = contexts.subarray(first * contextSize, (first + PIECE) * contextSize);
    const sums = passed(network, piece, contextSize);
    for (let i = 0; i < sums.length; i += neurons) {
      const count = counts[first + i / neurons];
      examples += count;
      for (let j = 0; j < neurons; j++) {
        const value = sums[i + j];
        total[j] += count * value;
        squares[j] += count * value * value;
      }
    }
    yield;
  }
  const mean = total.map((sum) => sum / examples);
  const std = squares.map((square, j) => Math.sqrt((square - examples * mean[j] ** 2) / (examples - 1)));
  return { mean, std };
}

function passed(network: Network, contexts: Int32Array, contextSize: number): Float32Array {
  const shape = [contexts.length / contextSize, contextSize];
  return scoped(() => noGrad(() => firstSums(network, tensor(contexts, shape)).toFloat32Array()));
}
