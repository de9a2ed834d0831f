import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { loadNodeBackend } from "../../scripts/node-backend";
import { useBackend } from "../../src/engine/tensor";
import { checkSource, sources } from "../../src/experiment/names/sources";
import { study as cityPipeline } from "../../src/experiment/studies/city-pipeline";
import { study as forwardPass } from "../../src/experiment/studies/forward-pass";
import { study as nameCensus } from "../../src/experiment/studies/name-census";
import { study as splitOverlap } from "../../src/experiment/studies/split-overlap";
import type { Study, StudyMeans, StudyProgress } from "../../src/experiment/studies/study";
import { DatasetDesk } from "../../src/worker/dataset-desk";
import golden from "./vectors/data.json";
import dataset from "./vectors/dataset.json";

const read = async (file: string) => new Uint8Array(readFileSync(`public/data/${file}`));
const desk = new DatasetDesk(read);
const means: StudyMeans = {
  dataset: (config) => desk.prepare(config, null, () => {}),
  text: async (list) => checkSource(list, await read(sources[list].file)),
  now: () => 0,
};

/** What a study answers, and what it told on the way. */
async function answer<Params, Result>(study: Study<Params, Result>, params: Params) {
  const told: StudyProgress<Result>[] = [];
  const work = study(params, means);
  for (;;) {
    const { done, value } = await work.next();
    if (done) return { result: value, told };
    told.push(value);
  }
}

const { cities } = dataset;

describe("the notebook's pipeline, stage by stage,", () => {
  test("drops, keeps and draws as many names as the notebook does", async () => {
    const { result } = await answer(cityPipeline, { drawn: 100_000, seed: 42, lowercase: true });
    expect(result).toMatchObject({
      lines: 171_075,
      read: 171_075,
      shortWord: 717,
      notEncodable: 3_019,
      encoded: 167_339,
      punycode: 33_924,
      plain: 133_416,
    });
    expect(result.draw).toEqual({
      names: 100_000,
      distinct: 88_306,
      characters: 40,
      first: cities.firstDrawn,
    });
  });

  test("tells its counts on the way, and they only grow", async () => {
    const { told } = await answer(cityPipeline, { drawn: 10, seed: 1, lowercase: false });
    const counts = told.map(({ result }) => result!);
    expect(counts.length).toBeGreaterThan(100);
    for (const [i, { read, shortWord, notEncodable, punycode, plain }] of counts.entries()) {
      expect(shortWord + notEncodable + punycode + plain).toBe(read);
      expect(read).toBeGreaterThan(i === 0 ? 0 : counts[i - 1].read);
    }
  });

  test("loses to IDNA nearly every name with an accent when it doesn't write in lower case", async () => {
    // idna 3.3 refuses the capitals of a label that is not ASCII, and keeps those of one that is.
    const { result } = await answer(cityPipeline, { drawn: 100_000, seed: 42, lowercase: false });
    expect(result).toMatchObject({ shortWord: 717, notEncodable: 36_918, punycode: 25, plain: 133_416 });
    expect(result.draw?.characters).toBe(66);
  });
});

describe("the census of the names", () => {
  test("counts each character of the vocabulary, and each name", async () => {
    const { result } = await answer(nameCensus, { encoding: "punycode", contextSize: 3 });
    expect(result.vocabulary.join("")).toBe(cities.vocabulary);
    expect(result.rows).toEqual({ train: 841_366, validation: 105_262, test: 105_962 });
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    expect(sum(result.counts)).toBe(841_366 + 105_262 + 105_962);
    expect(result.counts[0]).toBe(100_000);
    expect(sum(result.lengths)).toBe(100_000);
    expect(result.lengths.length - 1).toBe(79);
    const names = new TextDecoder().decode(await read("notebook-names.txt")).split("\n");
    expect(result.counts[result.vocabulary.indexOf("q")]).toBe(
      [...names.join("")].filter((c) => c === "q").length,
    );
    expect(result.lengths[4]).toBe(names.filter((name) => name.length === 4).length);
  });

  test("finds as many rows whatever the length of the context, and the notebook's first three", async () => {
    const { result } = await answer(nameCensus, { encoding: "punycode", contextSize: 3 });
    expect(result.firstInputs).toEqual([
      [0, 0, 0],
      [0, 0, 24],
      [0, 24, 22],
    ]);
    expect(result.firstTargets).toEqual([24, 22, 27]);
    expect(result.firstName).toBe("kingersheim");
    const { result: wider } = await answer(nameCensus, { encoding: "punycode", contextSize: 8 });
    expect(wider.rows).toEqual(result.rows);
  });
});

describe("the splits", () => {
  test("share the repeated names, unless each is kept once", async () => {
    const { result } = await answer(splitOverlap, { order: "shuffled", distinct: false });
    expect(result.splits.train.rows).toBe(841_366);
    expect(result.splits.validation.rows).toBe(105_262);
    expect(result.splits.test.rows).toBe(105_962);
    expect(result.distinct).toBe(88_306);
    const names = new TextDecoder().decode(await read("notebook-names.txt")).split("\n");
    const training = new Set(names.slice(0, 80_000));
    const known = names.slice(80_000, 90_000).filter((name) => training.has(name)).length;
    expect(result.splits.validation.known).toBe(known);
    expect(known).toBe(1_561);
    expect(result.commonest[0]).toEqual(["santa cruz", 40]);

    const { result: once } = await answer(splitOverlap, { order: "shuffled", distinct: true });
    expect(once.splits.train.names + once.splits.validation.names + once.splits.test.names).toBe(88_306);
    expect(once.splits.validation.known).toBe(0);
    expect(once.splits.test.known).toBe(0);
  });

  test("end, in the order of the file, in the last countries of the alphabet", async () => {
    const { result } = await answer(splitOverlap, { order: "file", distinct: false });
    expect(result.names).toBe(133_416);
    expect(result.splits.train.names).toBe(106_732);
  });
});

describe("one context goes through the network at step 0 as through PyTorch's", () => {
  beforeAll(async () => useBackend(await loadNodeBackend("wasm-simd")));

  test.each(golden.passes)("$context", async ({ context, shapes, ...expected }) => {
    const { result } = await answer(forwardPass, {
      context,
      vocabularySize: 40,
      seed: 42,
      embeddingScale: 1,
    });
    expect(shapes.at(-1)).toEqual([1, result.probabilities.length]);
    for (const part of ["emb", "act", "logits", "probabilities"] as const) {
      expect(result[part]).toHaveLength(expected[part].length);
      for (const [i, value] of result[part].entries()) {
        expect(value, `${part}[${i}]`).toBeCloseTo(expected[part][i], 4);
      }
    }
  });

  test("without an embedding, whatever the context", async () => {
    const pass = async (context: number[]) =>
      (await answer(forwardPass, { context, vocabularySize: 40, seed: 42, embeddingScale: 0 })).result.logits;
    expect(await pass([0, 0, 0])).toEqual(await pass([14, 31, 18]));
  });
});
