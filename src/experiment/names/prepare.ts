import { NumpyRandom } from "../../engine/random/numpy-random";
import { PythonRandom } from "../../engine/random/python-random";
import type { RunConfig } from "../config";
import { DatasetError, type DroppedNames, type OnProgress } from "../dataset";
import { END, plainName, processName } from "./encoding";
import { length, lines, strip } from "./python-string";

/** What decides which names are learnt, and in which order. */
export type NamesConfig = Pick<RunConfig, "encoding" | "drawn" | "shuffle">;

/** The names of a run, ready to be cut into windows. */
export interface PreparedNames {
  /** As shuffled: the first eight tenths are the training split. */
  names: string[];
  /** The end mark, then the names' characters by code point. */
  vocabulary: string[];
  /** Names in the source list. */
  source: number;
  dropped: DroppedNames;
}

/** The notebook's seed of both the draw and the shuffle, and the English lecture's of its shuffle. */
const SEED = 42;
/** Fewest names of which every split gets one with room to spare. */
export const MINIMUM_NAMES = 10;
/** Longer lines are no names: the file is something else. */
export const MAXIMUM_LENGTH = 1_000;
/** The network has an output for every character; the lesson has 40. */
export const MAXIMUM_VOCABULARY = 1_000;
const PROGRESS_INTERVAL = 4_096;

/**
 * The notebook's road from a text with one name a line to shuffled names: lower case unless as written, encode, draw, shuffle,
 * vocabulary. Throws DatasetError.
 */
export function prepareNames(text: string, config: NamesConfig, onProgress: OnProgress): PreparedNames {
  const { names: usable, source, dropped } = encodeNames(text, config.encoding, onProgress);
  onProgress("drawing", 0);
  const names = drawNames(usable, config.drawn);
  if (config.shuffle === "numpy") new NumpyRandom(SEED).shuffle(names);
  else new PythonRandom(SEED).shuffle(names);
  const vocabulary = vocabularyOf(names);
  onProgress("drawing", 1);
  return { names, vocabulary, source, dropped };
}

/** The names that can be learnt, in the order of the text. */
function encodeNames(text: string, encoding: RunConfig["encoding"], onProgress: OnProgress) {
  const encode = encoding === "punycode" ? processName : plainName;
  const names: string[] = [];
  const dropped = { shortWord: 0, notEncodable: 0, punycode: 0 };
  let source = 0;
  // As str.lower of each line: no case rule looks across a line end.
  const all = lines(encoding === "as-written" ? text : text.toLowerCase());
  for (const [i, line] of all.entries()) {
    if (i % PROGRESS_INTERVAL === 0) onProgress("encoding", i / all.length);
    if (line.length > MAXIMUM_LENGTH) checkLength(line, i + 1);
    if (strip(line) === "") continue;
    source++;
    const encoded = encode(line);
    if ("dropped" in encoded) dropped[encoded.dropped]++;
    else if (encoding === "punycode" && encoded.name.includes("xn--")) dropped.punycode++;
    else names.push(encoded.name);
  }
  onProgress("encoding", 1);
  if (names.length === 0) throw new DatasetError({ kind: "dataset-empty" });
  checkCount(names.length);
  // The notebook writes the encoded names to a file and reads it back: behind the last newline lies an empty name.
  if (encoding === "punycode") names.push("");
  return { names, source, dropped };
}

/** np.random.choice(names, drawn, replace=False); all of them when there are no more, or `drawn` is 0. */
function drawNames(names: string[], drawn: number): string[] {
  if (drawn === 0 || drawn >= names.length) return names;
  checkCount(drawn);
  return new NumpyRandom(SEED).choice(names.length, drawn, { replace: false }).map((i) => names[i]);
}

/** ['*'] + sorted(set(characters)), as Python sorts: by code point. */
export function vocabularyOf(names: string[]): string[] {
  const characters = new Set<string>();
  for (const name of names) for (const character of name) characters.add(character);
  if (characters.size >= MAXIMUM_VOCABULARY) {
    throw new DatasetError({
      kind: "dataset-vocabulary-too-large",
      characters: characters.size + 1,
      maximum: MAXIMUM_VOCABULARY,
    });
  }
  return [END, ...[...characters].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!)];
}

function checkCount(names: number): void {
  if (names >= MINIMUM_NAMES) return;
  throw new DatasetError({ kind: "dataset-too-few-names", names, minimum: MINIMUM_NAMES });
}

function checkLength(line: string, number: number): void {
  const characters = length(line);
  if (characters <= MAXIMUM_LENGTH) return;
  throw new DatasetError({
    kind: "dataset-name-too-long",
    line: number,
    length: characters,
    maximum: MAXIMUM_LENGTH,
  });
}
