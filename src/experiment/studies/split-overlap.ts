import { NumpyRandom } from "../../engine/random/numpy-random";
import { defaultConfig } from "../config";
import { length } from "../names/python-string";
import { type Splits, splitNames } from "../windows";
import { encodeCities } from "./encoded-cities";
import type { Study } from "./study";

export interface SplitOverlapParams {
  /** `shuffled`: drawn and shuffled with NumPy's seed 42, as the notebook does. `file`: all of them as the list has them, country by country. */
  order: "shuffled" | "file";
  /** Whether each name is kept once before the split; the notebook keeps its repetitions. */
  distinct: boolean;
}

export interface SplitFacts {
  names: number;
  /** Rows of X: a window for each character and one for the end mark. */
  rows: number;
  /** Names that stand in the training split too. */
  known: number;
  first: string[];
}

export interface SplitOverlapResult {
  splits: Record<keyof Splits, SplitFacts>;
  names: number;
  distinct: number;
  /** The names that come most often, and how often. */
  commonest: [name: string, times: number][];
}

const SEED = 42;
const FIRST_NAMES = 4;
const COMMONEST = 5;

/** How many names of the validation and the test split the network has already seen in training. */
export const study: Study<SplitOverlapParams, SplitOverlapResult> = async function* (params, means) {
  const work = encodeCities(await means.text("cities"), true);
  let encoded = work.next();
  while (!encoded.done) {
    yield { done: encoded.value.read / encoded.value.lines };
    encoded = work.next();
  }
  const nopuny = [...encoded.value.plain, ""];
  const all = params.order === "file" ? nopuny : drawAndShuffle(nopuny);
  const times = new Map<string, number>();
  for (const name of all) times.set(name, (times.get(name) ?? 0) + 1);
  yield { done: 1 };
  const parts = splitNames(params.distinct ? [...times.keys()] : all);
  const training = new Set(parts.train);
  const facts = (names: string[]): SplitFacts => ({
    names: names.length,
    rows: names.reduce((rows, name) => rows + length(name) + 1, 0),
    known: names.filter((name) => training.has(name)).length,
    first: names.slice(0, FIRST_NAMES),
  });
  return {
    splits: { train: facts(parts.train), validation: facts(parts.validation), test: facts(parts.test) },
    names: all.length,
    distinct: times.size,
    commonest: [...times].sort(([, a], [, b]) => b - a).slice(0, COMMONEST),
  };
};

function drawAndShuffle(nopuny: string[]): string[] {
  const places = new NumpyRandom(SEED).choice(nopuny.length, defaultConfig.drawn, { replace: false });
  const names = places.map((place) => nopuny[place]);
  new NumpyRandom(SEED).shuffle(names);
  return names;
}
