import { NumpyRandom } from "../../engine/random/numpy-random";
import { type EncodedCities, encodeCities } from "./encoded-cities";
import type { Study } from "./study";

export interface CityPipelineParams {
  /** How many names np.random.choice draws. */
  drawn: number;
  seed: number;
  /** Whether process_name begins with name.lower(), as the notebook's does. */
  lowercase: boolean;
}

export interface CityPipelineResult {
  /** Names in the list, and those looked at so far. */
  lines: number;
  read: number;
  shortWord: number;
  notEncodable: number;
  /** What process_name gives a name for: with and without `xn--`. */
  encoded: number;
  punycode: number;
  /** Without `xn--`: the notebook's `nopuny`, with the empty name behind the file's last newline once all are read. */
  plain: number;
  /** What the draw gave; null before all are read. */
  draw: { names: number; distinct: number; characters: number; first: string[] } | null;
  /** A few of each kind, from all over the list. */
  examples: {
    shortWord: string[];
    notEncodable: string[];
    punycode: [name: string, encoded: string][];
  };
}

const EXAMPLES = 6;
const FIRST_NAMES = 5;

/** The notebook's second cell on the real list of cities, stage by stage. */
export const study: Study<CityPipelineParams, CityPipelineResult> = async function* (params, means) {
  const text = await means.text("cities");
  const work = encodeCities(text, params.lowercase);
  for (;;) {
    const { done, value: encoded } = work.next();
    if (done) return { ...soFar(encoded), ...drawFrom([...encoded.plain, ""], params) };
    yield { done: encoded.read / encoded.lines, result: { ...soFar(encoded), draw: null } };
  }
};

function soFar(encoded: EncodedCities): Omit<CityPipelineResult, "draw"> {
  const { lines, read, shortWord, notEncodable, punycode, plain } = encoded;
  return {
    lines,
    read,
    shortWord: shortWord.length,
    notEncodable: notEncodable.length,
    encoded: punycode.length + plain.length,
    punycode: punycode.length,
    plain: plain.length,
    examples: {
      shortWord: spread(shortWord),
      notEncodable: spread(notEncodable),
      punycode: spread(punycode),
    },
  };
}

/** np.random.seed(seed); np.random.choice(nopuny, drawn, replace=False) */
function drawFrom(nopuny: string[], { drawn, seed }: CityPipelineParams) {
  const places = new NumpyRandom(seed).choice(nopuny.length, Math.min(drawn, nopuny.length), {
    replace: false,
  });
  const names = places.map((place) => nopuny[place]);
  return {
    plain: nopuny.length,
    draw: {
      names: names.length,
      distinct: new Set(names).size,
      characters: new Set(names.join("")).size + 1, // and the end mark
      first: names.slice(0, FIRST_NAMES),
    },
  };
}

/** A few items, evenly spaced. */
function spread<Item>(items: Item[]): Item[] {
  const count = Math.min(EXAMPLES, items.length);
  return Array.from({ length: count }, (_, i) => items[Math.floor(((i + 0.5) * items.length) / count)]);
}
