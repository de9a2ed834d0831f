import type { JitteringExample } from "../experiment/studies/jitter";
import { column, moments } from "../experiment/telemetry";

/** One neuron of the fixed example over all its batches. */
export interface Trembling {
  neuron: number;
  /** h, [batches] */
  values: Float32Array;
  mean: number;
  std: number;
  /** With the calibrated statistics. */
  still: number;
}

/** The neuron whose activation moves most: where what all do can be seen best. */
export function mostTrembling({ activations, neurons, still }: JitteringExample): Trembling {
  const all = Array.from({ length: neurons }, (_, neuron): Trembling => {
    const values = column(activations, neuron, neurons);
    return { neuron, values, ...moments(values), still: still.activations[neuron] };
  });
  return all.reduce((most, one) => (one.std > most.std ? one : most));
}

/** A character that may come next. */
export interface Guess {
  character: string;
  index: number;
  lowest: number;
  highest: number;
  still: number;
}

/** The likeliest characters by the calibrated network, likeliest first, with all that the batches make of them. */
export function guesses({ probabilities, vocabulary, still }: JitteringExample, count: number): Guess[] {
  return vocabulary
    .map((character, index): Guess => {
      const values = column(probabilities, index, vocabulary.length);
      return {
        character,
        index,
        lowest: Math.min(...values),
        highest: Math.max(...values),
        still: still.probabilities[index],
      };
    })
    .sort((a, b) => b.still - a.still)
    .slice(0, count);
}
