import { expect, test } from "vitest";
import {
  type ConfigField,
  choices,
  defaultConfig,
  type NumericField,
  type RunConfig,
  ranges,
} from "../../../src/experiment/config";
import { chapterSlugs } from "../../../src/store/chapters";
import { type Place, readLink, writeLink } from "../../../src/store/link";

const lab = (fields: Partial<RunConfig> = {}): Place => ({
  page: "lab",
  config: { ...defaultConfig, ...fields },
});

/** Lehmer's generator: the same runs in every test run. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function randomConfig(random: () => number): RunConfig {
  const config: Record<string, unknown> = { ...defaultConfig };
  for (const field of Object.keys(ranges) as NumericField[]) {
    const { min, max, integer } = ranges[field];
    const value = min + random() ** 4 * (max - min);
    if (random() < 0.5) config[field] = integer ? Math.round(value) : value;
  }
  for (const [field, options] of Object.entries(choices)) {
    config[field] = options[Math.floor(random() * options.length)];
  }
  if (random() < 0.5)
    config.layers = "linear:256:no-bias,batch-norm-1d,tanh,linear:64,leaky-relu,linear:64,residual";
  return config as RunConfig;
}

test("any run comes back from its own address, to the last bit", () => {
  const random = randoms(42);
  for (let i = 0; i < 500; i++) {
    const config = randomConfig(random);
    const place = lab(config);
    expect(readLink(writeLink(place, "en"))).toEqual({ place, language: "en", problems: [] });
  }
});

test("an address names only what differs from the notebook's run", () => {
  expect(writeLink(lab(), "es")).toBe("#/lab?lang=es");
  expect(writeLink(lab({ hiddenSize: 512, normalization: "batch-norm-1d" }), "en")).toBe(
    "#/lab?normalization=batch-norm-1d&hiddenSize=512&lang=en",
  );
});

test("an address of the Lab without a run is the notebook's run, in no language in particular", () => {
  for (const hash of ["#/lab", "#/lab?"]) {
    expect(readLink(hash)).toEqual({ place: lab(), language: null, problems: [] });
  }
});

test("every chapter, every section and every entry of the glossary has its address", () => {
  const places: Place[] = [
    { page: "home" },
    { page: "glossary", anchor: null },
    { page: "glossary", anchor: "fan-in" },
    ...chapterSlugs.flatMap((slug): Place[] => [
      { page: "chapter", slug, anchor: null },
      { page: "chapter", slug, anchor: "dead-neurons" },
    ]),
  ];
  for (const place of places) {
    expect(readLink(writeLink(place, "es"))).toEqual({ place, language: "es", problems: [] });
  }
});

test("an address without a page is the first page; so is one of a page that is not there, which is reported", () => {
  for (const hash of ["", "#", "#/"]) {
    expect(readLink(hash)).toEqual({ place: { page: "home" }, language: null, problems: [] });
  }
  const problems = [{ kind: "unknown-page", received: "wavenet" }];
  expect(readLink("#/wavenet/x?lang=en")).toEqual({ place: { page: "home" }, language: "en", problems });
});

const refused: [query: string, problem: object][] = [
  ["hidenSize=512", { kind: "unknown-field", field: "hidenSize" }],
  ["__proto__=1", { kind: "unknown-field", field: "__proto__" }],
  ["hiddenSize=-1", { kind: "out-of-range", field: "hiddenSize", received: -1 }],
  ["hiddenSize=1e9", { kind: "out-of-range", field: "hiddenSize", received: 1e9 }],
  ["gain=1e999", { kind: "out-of-range", field: "gain", received: Number.POSITIVE_INFINITY }],
  ["hiddenSize=2.5", { kind: "not-an-integer", field: "hiddenSize", received: 2.5 }],
  ["learningRate=NaN", { kind: "not-a-number", field: "learningRate", received: "NaN" }],
  ["learningRate=", { kind: "not-a-number", field: "learningRate", received: "" }],
  ["learningRate=0,1", { kind: "not-a-number", field: "learningRate", received: "0,1" }],
  ["hiddenInit=he", { kind: "not-a-choice", field: "hiddenInit", received: "he" }],
  ["version=2", { kind: "unknown-version", field: "version", received: 2 }],
  ["lang=fr", { kind: "unknown-language", received: "fr" }],
];

test.each(refused)("%s keeps the default, is reported, and takes nothing else with it", (query, problem) => {
  const link = readLink(`#/lab?batchSize=64&${query}`);
  expect(link.problems).toEqual([problem]);
  expect(link.place).toEqual(lab({ batchSize: 64 }));
});

test("the order of the fields in an address does not matter", () => {
  const fields: [ConfigField, string][] = [
    ["seed", "7"],
    ["shuffle", "python"],
  ];
  const read = (pairs: typeof fields) => readLink(`#/lab?${new URLSearchParams(pairs)}`).place;
  expect(read(fields)).toEqual(read(fields.toReversed()));
});

test("runs that are compared come back from their address, the others as what differs from the first", () => {
  const random = randoms(7);
  for (let i = 0; i < 100; i++) {
    const configs = Array.from({ length: 1 + (i % 4) }, () => randomConfig(random));
    const place: Place = { page: "compare", configs };
    expect(readLink(writeLink(place, "en"))).toEqual({ place, language: "en", problems: [] });
  }
});

test("an address of a comparison can be read by a person", () => {
  const a: RunConfig = { ...defaultConfig, hiddenSize: 64 };
  const configs: RunConfig[] = [a, { ...a, hiddenInit: "kaiming", gain: 1.5 }, a];
  expect(writeLink({ page: "compare", configs }, "en")).toBe(
    "#/compare?hiddenSize=64&with=hiddenInit:kaiming,gain:1.5&with=&lang=en",
  );
});

test("what a further run of an address can't have is as in the first, and said; more than four runs are too many", () => {
  const hash = "#/compare?gain=2&with=gain:oops,seed:7&with=nonsense,%25E0%25&with=&with=&lang=en";
  const { place, problems } = readLink(hash);
  const a = { ...defaultConfig, gain: 2 };
  expect(place).toEqual({ page: "compare", configs: [a, { ...a, seed: 7 }, a, a] });
  expect(problems).toEqual([
    { kind: "not-a-number", field: "gain", received: "oops" },
    { kind: "unknown-field", field: "nonsense" },
    { kind: "unknown-field", field: "%E0%" },
    { kind: "too-many-runs", received: 5, maximum: 4 },
  ]);
});

test("an address longer than any of this page's is not taken apart", () => {
  expect(readLink(`#/lab?${"a=1&".repeat(5_000)}`)).toEqual({
    place: lab(),
    language: null,
    problems: [{ kind: "link-too-long", received: 20_000, maximum: 8_000 }],
  });
});
