import { DatasetError, type DatasetSummary, type OnProgress } from "./dataset";
import type { PreparedNames } from "./names/prepare";
import { length } from "./names/python-string";

/** Training examples: row i is a context of contextSize characters and the one that follows it. */
export interface Split {
  /** [rows, contextSize] row-major, indices of the vocabulary. */
  inputs: Int32Array;
  /** [rows] */
  targets: Int32Array;
  rows: number;
}

export interface Splits {
  train: Split;
  validation: Split;
  test: Split;
}

/** Of all splits together. */
const MAXIMUM_BYTES = 2 ** 30;
const PROGRESS_INTERVAL = 8_192;
const FIRST_NAMES = 10;

/** The notebook's 80/10/10, by name: dataset[:n1], dataset[n1:n2], dataset[n2:]. */
export function splitNames(names: string[]): Record<keyof Splits, string[]> {
  const n1 = Math.trunc(0.8 * names.length);
  const n2 = Math.trunc(0.9 * names.length);
  return { train: names.slice(0, n1), validation: names.slice(n1, n2), test: names.slice(n2) };
}

/**
 * The notebook's build_dataset of every split: a window slides over each name and its end mark, `contextSize`
 * characters wide, beginning on end marks only. Throws DatasetError.
 */
export function buildSplits(
  { names, vocabulary }: Pick<PreparedNames, "names" | "vocabulary">,
  contextSize: number,
  onProgress: OnProgress,
): Splits {
  const split = splitNames(names);
  checkSize(rowsOf(names), contextSize);
  const indexOf = indicesOf(vocabulary);
  let done = 0;
  const build = (part: string[]) =>
    buildSplit(part, contextSize, indexOf, () => {
      if (done++ % PROGRESS_INTERVAL === 0) onProgress("windows", done / names.length);
    });
  const splits = { train: build(split.train), validation: build(split.validation), test: build(split.test) };
  onProgress("windows", 1);
  return splits;
}

/** What the page says of the data, `splits` being those of `prepared`. */
export function summarize(
  { names, vocabulary, source, dropped }: PreparedNames,
  splits: Splits,
): DatasetSummary {
  const { train, validation, test } = splits;
  return {
    source,
    dropped,
    names: names.length,
    longest: names.reduce((longest, name) => Math.max(longest, length(name)), 0),
    vocabulary,
    windows: { train: train.rows, validation: validation.rows, test: test.rows },
    firstNames: names.slice(0, FIRST_NAMES),
  };
}

function buildSplit(names: string[], contextSize: number, indexOf: Int32Array, onName: () => void): Split {
  const rows = rowsOf(names);
  const inputs = new Int32Array(rows * contextSize);
  const targets = new Int32Array(rows);
  let row = 0;
  for (const name of names) {
    onName();
    const first = row;
    for (let i = 0; i < name.length; i++) {
      const codePoint = name.codePointAt(i)!;
      if (codePoint > 0xffff) i++; // it takes two of JavaScript's characters
      targets[row++] = indexOf[codePoint];
    }
    targets[row++] = 0;
    // The context of a row is made of the targets before it; before the first there are end marks.
    for (let i = first; i < row; i++) {
      const known = Math.min(i - first, contextSize);
      for (let back = 1; back <= known; back++) inputs[(i + 1) * contextSize - back] = targets[i - back];
    }
  }
  return { inputs, targets, rows };
}

/** Each character's index, by its code point. */
function indicesOf(vocabulary: string[]): Int32Array {
  const codePoints = vocabulary.map((character) => character.codePointAt(0)!);
  const indices = new Int32Array(Math.max(...codePoints) + 1);
  for (const [index, codePoint] of codePoints.entries()) indices[codePoint] = index;
  return indices;
}

/** A window for each character and one for the end mark. */
function rowsOf(names: string[]): number {
  return names.reduce((rows, name) => rows + length(name) + 1, 0);
}

function checkSize(windows: number, contextSize: number): void {
  const bytes = windows * (contextSize + 1) * Int32Array.BYTES_PER_ELEMENT;
  if (bytes <= MAXIMUM_BYTES) return;
  throw new DatasetError({ kind: "dataset-too-large", windows, bytes, maximumBytes: MAXIMUM_BYTES });
}
