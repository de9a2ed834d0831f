import { defaultConfig, type RunConfig } from "../config";
import type { Split, Splits } from "../windows";
import type { Study } from "./study";

export type NameCensusParams = Pick<RunConfig, "encoding" | "contextSize">;

export interface NameCensusResult {
  /** The end mark, then the characters by code point. */
  vocabulary: string[];
  /** How often each character of the vocabulary is a target, the end mark once a name. */
  counts: number[];
  /** How many names have 0, 1, 2, … characters. */
  lengths: number[];
  names: number;
  /** Rows of X of each split. */
  rows: Record<keyof Splits, number>;
  contextSize: number;
  /** The beginning of the training split: [rows, contextSize] and [rows]. */
  firstInputs: number[][];
  firstTargets: number[];
  firstName: string;
}

const FIRST_ROWS = 3;

/** What the names of a run are made of, counted on the targets of all their windows: each character is one once. */
export const study: Study<NameCensusParams, NameCensusResult> = async function* (params, means) {
  yield { done: 0 };
  const { summary, splits } = await means.dataset({ ...defaultConfig, ...params });
  const { train, validation, test } = splits;
  const counts = summary.vocabulary.map(() => 0);
  const lengths: number[] = [];
  for (const split of [train, validation, test]) count(split, counts, lengths);
  const row = (i: number) => [...train.inputs.subarray(i * params.contextSize, (i + 1) * params.contextSize)];
  return {
    vocabulary: summary.vocabulary,
    counts,
    lengths: Array.from(lengths, (names) => names ?? 0),
    names: summary.names,
    rows: { train: train.rows, validation: validation.rows, test: test.rows },
    contextSize: params.contextSize,
    firstInputs: Array.from({ length: FIRST_ROWS }, (_, i) => row(i)),
    firstTargets: [...train.targets.subarray(0, FIRST_ROWS)],
    firstName: summary.firstNames[0],
  };
};

function count({ targets }: Split, counts: number[], lengths: number[]): void {
  let length = 0;
  for (const target of targets) {
    counts[target]++;
    if (target !== 0) length++;
    else {
      lengths[length] = (lengths[length] ?? 0) + 1;
      length = 0;
    }
  }
}
