import type { RunConfig } from "../config";
import type { DatasetFailure } from "../dataset";
import { type Encoded, plainName, processName } from "./encoding";
import { MAXIMUM_LENGTH, MAXIMUM_VOCABULARY, MINIMUM_NAMES } from "./prepare";
import { length, lines, strip } from "./python-string";

export type Drop = "shortWord" | "notEncodable" | "punycode";

/** What a text of the reader's holds and what a run would learn of it, before he says that it shall. */
export interface NamesSurvey {
  /** Lines that are not blank. */
  names: number;
  /** Of these, how many stood there before. */
  duplicates: number;
  /** How many names have so many characters, those of `lengths.length - 1` and more in the last. */
  lengths: number[];
  longest: { name: string; length: number };
  /** Of the names as they are learnt, by code point, without the end mark; as many as there are, also too many. */
  characters: string[];
  /** Evenly spread over the list. */
  sample: string[];
  /** What is learnt. */
  usable: number;
  /** What is not, by the first reason that applies, with a few names of each. */
  dropped: Record<Drop, { count: number; examples: string[] }>;
  /** Why no run can learn this list in this spelling. */
  failure: DatasetFailure | null;
}

const SAMPLED = 10;
const EXAMPLES = 3;
/** Characters of the lengths that are counted apart. */
const COUNTED = 30;
/** Between two yields: a millisecond or two of IDNA. */
const LINES = 256;

/** The road of prepareNames up to the draw, looked at on the way. Yields how far it has come, 0 to 1. */
export function* surveyNames(text: string, encoding: RunConfig["encoding"]): Generator<number, NamesSurvey> {
  const seen = new Set<string>();
  const characters = new Set<string>();
  const lengths: number[] = Array.from({ length: COUNTED + 1 }, () => 0);
  const dropped: NamesSurvey["dropped"] = {
    shortWord: { count: 0, examples: [] },
    notEncodable: { count: 0, examples: [] },
    punycode: { count: 0, examples: [] },
  };
  let longest = { name: "", length: 0 };
  let failure: DatasetFailure | null = null;
  let [names, usable, duplicates] = [0, 0, 0];

  const read = lines(text);
  for (const [i, line] of read.entries()) {
    if (i % LINES === 0) yield i / read.length;
    const name = strip(line);
    if (name === "") continue;
    names++;
    const size = length(name);
    if (size > longest.length) longest = { name, length: size };
    if (size > MAXIMUM_LENGTH) {
      failure ??= { kind: "dataset-name-too-long", line: i + 1, length: size, maximum: MAXIMUM_LENGTH };
      continue;
    }
    lengths[Math.min(size, COUNTED)]++;
    const cased = encoding === "as-written" ? name : name.toLowerCase();
    if (seen.has(cased)) duplicates++;
    else seen.add(cased);
    const outcome = learnt(cased, encoding);
    if ("name" in outcome) {
      usable++;
      for (const character of outcome.name) characters.add(character);
    } else {
      const drop = dropped[outcome.dropped];
      drop.count++;
      if (drop.examples.length < EXAMPLES) drop.examples.push(name);
    }
  }

  return {
    names,
    duplicates,
    lengths,
    longest,
    characters: [...characters].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!),
    sample: spread(read, names, SAMPLED),
    usable,
    dropped,
    failure: failure ?? failureOf(usable, characters.size),
  };
}

function learnt(name: string, encoding: RunConfig["encoding"]): Encoded | { dropped: "punycode" } {
  if (encoding !== "punycode") return plainName(name);
  const encoded = processName(name);
  return "name" in encoded && encoded.name.includes("xn--") ? { dropped: "punycode" } : encoded;
}

/** What prepareNames would throw of so many names with so many characters. */
function failureOf(names: number, characters: number): DatasetFailure | null {
  if (names === 0) return { kind: "dataset-empty" };
  if (names < MINIMUM_NAMES) return { kind: "dataset-too-few-names", names, minimum: MINIMUM_NAMES };
  // The end mark is one more.
  if (characters < MAXIMUM_VOCABULARY) return null;
  return {
    kind: "dataset-vocabulary-too-large",
    characters: characters + 1,
    maximum: MAXIMUM_VOCABULARY,
  };
}

/** At most `count` of the names, evenly spread over the list. */
function spread(read: string[], names: number, count: number): string[] {
  const sample: string[] = [];
  let seen = 0;
  for (const line of read) {
    const name = strip(line);
    if (name === "") continue;
    if (seen++ >= (sample.length * names) / count) sample.push(name);
  }
  return sample;
}
