import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/experiment/config";
import { type PreparedSweep, preparedSweeps, sweepFields } from "../../../src/experiment/sweep";
import { type Place, readLink, writeLink } from "../../../src/store/link";

const swept = (hash: string) => {
  const { place, problems } = readLink(hash);
  if (place.page !== "sweep") throw new Error(`${hash} is no sweep`);
  return { ...place.sweep, problems };
};

test("a sweep comes back from its address", () => {
  const config = { ...defaultConfig, normalization: "batch-norm-1d", gain: 1 / 3 } as const;
  for (const name of Object.keys(preparedSweeps) as PreparedSweep[]) {
    const sweep = { ...preparedSweeps[name](config), steps: 250, shown: "gradient" } as const;
    const place: Place = { page: "sweep", sweep };
    expect(readLink(writeLink(place, "es"))).toEqual({ place, language: "es", problems: [] });
  }
});

test("an address of a sweep can be read by a person", () => {
  const place: Place = { page: "sweep", sweep: preparedSweeps["rate-batch"](defaultConfig) };
  expect(writeLink(place, "en")).toBe(
    "#/sweep?x=learningRate:0.01,0.03,0.1,0.3,1,3&y=batchSize:8,16,32,64,128&for=1000&show=loss&lang=en",
  );
});

test("every field but the number of steps can be swept, and has values to begin with", () => {
  for (const field of sweepFields) {
    const { x, problems } = swept(`#/sweep?x=${field}`);
    expect(problems).toEqual([]);
    expect(x.field).toBe(field);
    expect(x.values.length).toBeGreaterThan(1);
  }
  expect(swept("#/sweep?x=steps:10,20").problems).toEqual([{ kind: "not-swept", field: "steps" }]);
});

test("values that can't be used are said and left out; the others stay, each once", () => {
  const { x, y, problems } = swept("#/sweep?x=gain:0.5,oops,11,2,2,&y=nonlinearity:tanh,softmax,relu");
  expect(x.values).toEqual([0.5, 2]);
  expect(y?.values).toEqual(["tanh", "relu"]);
  expect(problems).toEqual([
    { kind: "not-a-number", field: "gain", received: "oops" },
    { kind: "out-of-range", field: "gain", received: 11 },
    { kind: "not-a-number", field: "gain", received: "" },
    { kind: "not-a-choice", field: "nonlinearity", received: "softmax" },
  ]);
});

test("a sweep has no more than twelve values, two different fields, a length within its range and a measure", () => {
  const values = Array.from({ length: 13 }, (_, i) => i + 1);
  const { x, y, steps, shown, problems } = swept(
    `#/sweep?x=hiddenLayers:${values}&y=hiddenLayers:1&for=0&show=beauty`,
  );
  expect(x.values).toEqual(values.slice(0, 12));
  expect([y, steps, shown]).toEqual([null, 1000, "loss"]);
  expect(problems).toEqual([
    { kind: "too-many-values", received: 13, maximum: 12 },
    { kind: "swept-twice", field: "hiddenLayers" },
    { kind: "sweep-steps", received: "0", min: 10, max: 50_000 },
    { kind: "unknown-measure", received: "beauty" },
  ]);
});
