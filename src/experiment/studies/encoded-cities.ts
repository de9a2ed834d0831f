import { processName } from "../names/encoding";
import { lines } from "../names/python-string";

/** What the notebook's process_name has made of the list so far. */
export interface EncodedCities {
  /** Names in the list. */
  lines: number;
  /** Names looked at so far. */
  read: number;
  /** As they stand in the list: those with a word of one character. */
  shortWord: string[];
  /** As they stand in the list: those with a word that IDNA refuses. */
  notEncodable: string[];
  /** Those with an `xn--` once encoded, as [name, encoded]. */
  punycode: [name: string, encoded: string][];
  /** The others, encoded, in the order of the list. */
  plain: string[];
}

/** Some milliseconds of work. */
const CHUNK = 1_024;
const kept = new Map<string, EncodedCities>();

/**
 * The road of every name of `text` through process_name, some thousand at a time; with `lowercase` false, without its
 * first line. What was encoded whole is kept: the next who asks has it at once.
 */
export function* encodeCities(text: string, lowercase: boolean): Generator<EncodedCities, EncodedCities> {
  const key = `${lowercase} ${text.length}`;
  const known = kept.get(key);
  if (known) return known;
  const names = lines(text).filter((line) => line !== "");
  const encoded: EncodedCities = {
    lines: names.length,
    read: 0,
    shortWord: [],
    notEncodable: [],
    punycode: [],
    plain: [],
  };
  for (const name of names) {
    take(encoded, name, lowercase);
    if (++encoded.read % CHUNK === 0) yield encoded;
  }
  kept.set(key, encoded);
  return encoded;
}

function take(encoded: EncodedCities, name: string, lowercase: boolean): void {
  const result = processName(lowercase ? name.toLowerCase() : name);
  if ("dropped" in result) encoded[result.dropped].push(name);
  else if (result.name.includes("xn--")) encoded.punycode.push([name, result.name]);
  else encoded.plain.push(result.name);
}
