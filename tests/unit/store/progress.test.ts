import { expect, test } from "vitest";
import { createProgress, followOtherTabs, type ProgressStore } from "../../../src/store/progress";

function memoryStorage(content: Record<string, string> = {}): Storage {
  const items = new Map(Object.entries(content));
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  } as Storage;
}

const progressOf = (store: ProgressStore) => {
  const { sections, answers, ticks, exercises, last } = store.getState();
  return { sections, answers, ticks, exercises, last };
};
const nothing = { sections: {}, answers: {}, ticks: [], exercises: [], last: null };

/** A tab of the lesson. Its browser tells it, as `hear`, that another one saved something. */
function openTab(storage: Storage) {
  const events = new EventTarget();
  const progress = createProgress(() => storage);
  followOtherTabs(progress, events as Window);
  const hear = () =>
    events.dispatchEvent(
      Object.assign(new Event("storage"), {
        key: "activa.progress",
        newValue: storage.getItem("activa.progress"),
      }),
    );
  return { ...progress, hear };
}

test("what the reader did is there when the page opens again", () => {
  const storage = memoryStorage();
  const { getState } = createProgress(() => storage);
  getState().readSection("saturation", "dead-neurons");
  getState().readSection("saturation", "dead-neurons");
  getState().readSection("saturation", "other-nonlinearities");
  getState().answer("first-loss", { kind: "choice", choice: 1 });
  getState().answer("first-curve", { kind: "curve", heights: [3, 2.5] });
  getState().tick("saturate-90");
  getState().solve("saturation/backward");
  getState().solve("saturation/backward");
  getState().visit("saturation", "dead-neurons");
  expect(progressOf(createProgress(() => storage))).toEqual({
    sections: { saturation: ["dead-neurons", "other-nonlinearities"] },
    answers: {
      "first-loss": { kind: "choice", choice: 1 },
      "first-curve": { kind: "curve", heights: [3, 2.5] },
    },
    ticks: ["saturate-90"],
    exercises: ["saturation/backward"],
    last: { slug: "saturation", anchor: "dead-neurons" },
  });
});

test("an answer that is taken back is gone", () => {
  const storage = memoryStorage();
  const { getState } = createProgress(() => storage);
  getState().answer("first-loss", { kind: "number", value: 10 });
  getState().answer("first-loss", null);
  expect(progressOf(createProgress(() => storage)).answers).toEqual({});
});

test.each([
  ["no JSON", "}{"],
  ["another shape", '{"state":{"sections":[],"answers":3,"ticks":{},"last":"saturation"},"version":0}'],
  ["unknown kinds of answers", '{"state":{"answers":{"a":{"kind":"essay","text":"…"}}},"version":0}'],
  ["a negative choice", '{"state":{"answers":{"a":{"kind":"choice","choice":-1}}},"version":0}'],
  ["nothing", "null"],
  ["a list", "[]"],
])("a storage that holds %s counts as empty", (_, saved) => {
  const storage = memoryStorage({ "activa.progress": saved });
  expect(progressOf(createProgress(() => storage))).toEqual(nothing);
});

test("one field that is broken doesn't lose the others", () => {
  const saved = { state: { sections: 7, ticks: ["saturate-90"] }, version: 0 };
  const storage = memoryStorage({ "activa.progress": JSON.stringify(saved) });
  expect(progressOf(createProgress(() => storage))).toEqual({ ...nothing, ticks: ["saturate-90"] });
});

test("progress lasts as long as the page where the browser refuses its storage", () => {
  const progress = createProgress(() => {
    throw new DOMException("denied", "SecurityError");
  });
  progress.getState().tick("saturate-90");
  expect(progressOf(progress)).toEqual({ ...nothing, ticks: ["saturate-90"] });
});

test("two tabs end with what was done in either", () => {
  const storage = memoryStorage();
  const one = openTab(storage);
  const other = openTab(storage);
  one.getState().readSection("kaiming", "gains");
  one.getState().answer("std", { kind: "choice", choice: 0 });
  other.hear();
  other.getState().readSection("kaiming", "depth");
  other.getState().tick("steady-std");
  other.getState().answer("std", { kind: "choice", choice: 2 });
  one.hear();
  for (const tab of [one, other]) {
    expect(tab.getState().sections.kaiming!.toSorted()).toEqual(["depth", "gains"]);
    expect(tab.getState().ticks).toEqual(["steady-std"]);
    expect(tab.getState().answers).toEqual({ std: { kind: "choice", choice: 2 } });
  }
});

test("a section read in a tab that didn't hear of the other's is not lost", () => {
  const storage = memoryStorage();
  const one = openTab(storage);
  const other = openTab(storage);
  one.getState().tick("a");
  one.getState().solve("data/x");
  other.getState().tick("b");
  other.getState().solve("data/y");
  one.hear();
  expect(one.getState().ticks.toSorted()).toEqual(["a", "b"]);
  expect(one.getState().exercises.toSorted()).toEqual(["data/x", "data/y"]);
});

test("each tab keeps its own place", () => {
  const storage = memoryStorage();
  const one = openTab(storage);
  const other = openTab(storage);
  one.getState().visit("data", null);
  other.getState().visit("resnet", "blocks");
  one.hear();
  expect(one.getState().last).toEqual({ slug: "data", anchor: null });
});

test("beginning anew empties every tab", () => {
  const storage = memoryStorage();
  const one = openTab(storage);
  one.getState().tick("a");
  const other = openTab(storage);
  one.getState().reset();
  other.hear();
  other.getState().tick("b");
  one.hear();
  for (const tab of [one, other]) expect(tab.getState().ticks).toEqual(["b"]);
});
