import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  choices,
  defaultConfig,
  missingFields,
  parseConfig,
  type RunConfig,
  ranges,
} from "../../../src/experiment/config";

describe("a config from outside", () => {
  test("keeps its good fields and names its bad ones", () => {
    const { config, problems } = parseConfig({
      hiddenSize: 100,
      hiddenLayers: -1,
      batchSize: 2.5,
      steps: 1e99,
      gain: Number.NaN,
      learningRate: "fast",
      normalization: "layer",
      depth: 3,
      version: 7,
    });
    expect(config).toEqual({ ...defaultConfig, hiddenSize: 100 });
    expect(problems).toEqual([
      { kind: "out-of-range", field: "hiddenLayers", received: -1 },
      { kind: "not-an-integer", field: "batchSize", received: 2.5 },
      { kind: "out-of-range", field: "steps", received: 1e99 },
      { kind: "not-a-number", field: "gain", received: Number.NaN },
      { kind: "not-a-number", field: "learningRate", received: "fast" },
      { kind: "not-a-choice", field: "normalization", received: "layer" },
      { kind: "unknown-field", field: "depth" },
      { kind: "unknown-version", field: "version", received: 7 },
    ]);
  });

  test.each([[null], [[]], ["a text"], [42]])("is refused whole when it is %j", (input) => {
    expect(parseConfig(input)).toEqual({ config: defaultConfig, problems: [{ kind: "not-an-object" }] });
  });

  test("tells which fields it leaves to their defaults", () => {
    expect(missingFields(defaultConfig)).toEqual([]);
    expect(missingFields({ seed: 1 })).toHaveLength(
      Object.keys(ranges).length + Object.keys(choices).length + 1 - 1, // and the list of layers
    );
  });

  test("cannot bring in fields by way of its prototype", () => {
    const { config, problems } = parseConfig(JSON.parse('{"__proto__": {"steps": 5}, "constructor": 1}'));
    expect(config).toEqual(defaultConfig);
    expect(problems.map(({ kind }) => kind)).toEqual(["unknown-field", "unknown-field"]);
  });
});

describe("docs/run-config.md", () => {
  const page = readFileSync(new URL("../../../docs/run-config.md", import.meta.url), "utf8");
  const rows = new Map(
    [...page.matchAll(/^\| `(\w+)` \| (.+?) \| (.+?) \|/gm)].map(([, field, value, values]) => [
      field as keyof RunConfig,
      { value: value.replaceAll("`", ""), values },
    ]),
  );

  test.each(Object.keys(defaultConfig) as (keyof RunConfig)[])(
    "gives %s its default and its range",
    (field) => {
      const layers = "a list of hidden layers";
      const allowed: Record<string, string> = {
        version: "1",
        layers,
        ...rangesInWords(),
        ...choicesInWords(),
      };
      const value = String(defaultConfig[field]) || "empty";
      expect(rows.get(field)).toEqual({ value, values: allowed[field] });
    },
  );

  test("its examples are configs", () => {
    const examples = [...page.matchAll(/`(\{.*?\})`/g)].map(([, json]) => JSON.parse(json));
    expect(examples.length).toBeGreaterThan(6);
    for (const example of examples) expect(parseConfig(example).problems).toEqual([]);
  });
});

function rangesInWords(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ranges).map(([field, { min, max }]) => [field, `${min} to ${max}`]),
  );
}

function choicesInWords(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(choices).map(([field, options]) => [
      field,
      options.map((option) => `\`${option}\``).join(", "),
    ]),
  );
}
