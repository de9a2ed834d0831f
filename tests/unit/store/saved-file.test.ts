import "fake-indexeddb/auto";
import { createStore } from "idb-keyval";
import { beforeEach, expect, test } from "vitest";
import { defaultConfig } from "../../../src/experiment/config";
import { createCells } from "../../../src/store/cells";
import { applySaved, collectSaved, type Shelves } from "../../../src/store/everything-saved";
import { type KeptRun, KeptRuns, mostKept } from "../../../src/store/kept-runs";
import { OwnNamesShelf } from "../../../src/store/own-names";
import { createProgress } from "../../../src/store/progress";
import { writeRunReport } from "../../../src/store/run-report";
import { readSaved, writeSaved } from "../../../src/store/saved-file";
import { createSettings } from "../../../src/store/settings";

let databases = 0;

/** As much of Storage as the stores use. */
function storage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (i: number) => [...items.keys()][i] ?? null,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
    clear: () => items.clear(),
  };
}

function browser(): Shelves {
  const items = storage();
  databases++;
  return {
    progress: createProgress(() => items),
    cells: createCells(() => items),
    settings: createSettings(() => items, "es"),
    runs: new KeptRuns(createStore(`saved-runs-${databases}`, "runs")),
    names: new OwnNamesShelf(createStore(`saved-names-${databases}`, "names")),
  };
}

const run = (id: string): KeptRun => ({
  version: 1,
  id,
  name: `run ${id}`,
  date: "2026-11-24T12:00:00.000Z",
  config: { ...defaultConfig, hiddenSize: 64 },
  file: null,
  weights: null,
  backend: "wasm-simd",
  step: 1,
  stepsPerSecond: 10,
  vocabularySize: 27,
  losses: { steps: [0, 1], mean: [3, 2], min: [3, 2], max: [3, 2], smoothed: [3, 2] },
  train: null,
  evaluations: [],
  threshold: 0.97,
  layers: [],
  updates: [],
  minibatches: [],
});

const names = { version: 1, name: "a.txt", date: "2026-11-24T12:00:00.000Z", text: "ana\nbela" } as const;

let one: Shelves;
beforeEach(async () => {
  one = browser();
  one.progress.getState().readSection("saturation", "dead-neurons");
  one.progress.getState().answer("saturation/share", { kind: "number", value: 0.4 });
  one.progress.getState().solve("kaiming/gain");
  one.cells.getState().edit("data/1", "x = 1", "x = 2");
  one.settings.getState().setTheme("dark");
  await one.runs.put(run("a"));
  await one.names.put(names);
});

test("everything that was saved comes back from its file in another browser", async () => {
  const read = readSaved(writeSaved(await collectSaved(one)));
  if (read.kind !== "saved") throw new Error(read.kind);
  const other = browser();
  expect(await applySaved(read.saved, "replace", other)).toBeNull();
  const [there, here] = [await collectSaved(other), await collectSaved(one)];
  expect({ ...there, date: "", progress: { ...there.progress, resets: 0 } }).toEqual({ ...here, date: "" });
});

test("merging adds what is missing and leaves what is here as it is", async () => {
  const saved = await collectSaved(one);
  const other = browser();
  other.progress.getState().answer("saturation/share", { kind: "number", value: 0.9 });
  other.cells.getState().edit("data/1", "x = 1", "x = 3");
  other.progress.getState().solve("layers/stack");
  await other.runs.put(run("b"));
  expect(await applySaved(saved, "merge", other)).toBeNull();
  const now = await collectSaved(other);
  expect(now.progress).toMatchObject({
    answers: { "saturation/share": { value: 0.9 } },
    exercises: ["layers/stack", "kaiming/gain"],
    sections: { saturation: ["dead-neurons"] },
  });
  expect(now.cells["data/1"]!.code).toBe("x = 3");
  expect(now.settings.theme).toBe("system");
  expect(now.runs.map(({ id }) => id).sort()).toEqual(["a", "b"]);
  expect(now.names).toEqual(names);
});

test("when there is no room for its runs, nothing of a file is taken over", async () => {
  const other = browser();
  for (let i = 0; i < mostKept; i++) await other.runs.put(run(`kept-${i}`));
  const before = await collectSaved(other);
  expect(await applySaved(await collectSaved(one), "merge", other)).toEqual({
    kind: "too-many",
    maximum: mostKept,
  });
  expect({ ...(await collectSaved(other)), date: "" }).toEqual({ ...before, date: "" });
});

test("a file that can't be used says why: none of ours, newer, cut off, changed", async () => {
  const whole = writeSaved(await collectSaved(one));
  const refusal = (text: string) => {
    const read = readSaved(text);
    return read.kind === "refused" ? read.failure : null;
  };
  expect(refusal("hello")).toEqual({ kind: "not-ours" });
  expect(refusal('{"cells":[]}')).toEqual({ kind: "not-ours" });
  expect(refusal(whole.replace('"version":1', '"version":7'))).toEqual({ kind: "newer", received: 7 });
  expect(refusal(whole.slice(0, -20))).toMatchObject({ kind: "damaged" });
  expect(refusal(whole.replace('"ticks":[]', '"ticks":{}'))).toEqual({
    kind: "damaged",
    where: "progress.ticks",
  });
});

test("a run of a file that can't be read costs no other", async () => {
  await one.runs.put(run("b"));
  const broken = writeSaved(await collectSaved(one)).replace('"stepsPerSecond":10', '"stepsPerSecond":-1');
  expect(readSaved(broken)).toMatchObject({ kind: "saved", unread: 1, saved: { runs: [{}] } });
});

test("an exported run comes back as a kept one", () => {
  const dataset = {
    source: 12,
    dropped: { shortWord: 1, notEncodable: 0, punycode: 0 },
    names: 11,
    longest: 7,
    vocabulary: ["*", "a"],
    windows: { train: 8, validation: 1, test: 1 },
    firstNames: ["ana"],
  };
  const text = writeRunReport(run("a"), dataset);
  expect(readSaved(text)).toEqual({ kind: "run", run: run("a") });
  expect(JSON.parse(text).dataset.vocabulary).toEqual(["*", "a"]);
  expect(readSaved(text.replace('"step": 1', '"step": -1'))).toMatchObject({
    kind: "refused",
    failure: { kind: "damaged" },
  });
});
