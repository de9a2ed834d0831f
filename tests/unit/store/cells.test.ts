import { expect, test } from "vitest";
import { createCells, versionOf } from "../../../src/store/cells";

function memoryStorage(content: Record<string, string> = {}): Storage {
  const items = new Map(Object.entries(content));
  return {
    get length() {
      return items.size;
    },
    key: (i: number) => [...items.keys()][i] ?? null,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  } as Storage;
}

const lesson = "lr = 0.1 # learning rate\nprint(lr)";

test("an edit is there when the page opens again", () => {
  const storage = memoryStorage();
  createCells(() => storage)
    .getState()
    .edit("data/3", lesson, "lr = 1");
  expect(createCells(() => storage).getState().edits).toEqual({
    "data/3": { base: versionOf(lesson), code: "lr = 1" },
  });
});

test("writing the lesson's code again leaves no edit behind", () => {
  const storage = memoryStorage();
  const { getState } = createCells(() => storage);
  getState().edit("data/3", lesson, "lr = 1");
  getState().edit("data/3", lesson, lesson);
  expect(getState().edits).toEqual({});
  expect(storage.length).toBe(0);
});

test("cells that are reset are the lesson's again, and others stay as they are", () => {
  const storage = memoryStorage();
  const { getState } = createCells(() => storage);
  for (const cell of ["data/0", "data/1", "kaiming/0"]) getState().edit(cell, lesson, "pass");
  getState().reset(["data/0", "data/1"]);
  expect(Object.keys(getState().edits)).toEqual(["kaiming/0"]);
  expect(Object.keys(createCells(() => storage).getState().edits)).toEqual(["kaiming/0"]);
});

test("an edit remembers the version it departs from, until the reader says that he keeps it", () => {
  const { getState } = createCells(() => memoryStorage());
  const next = "lr = 0.01\nprint(lr)";
  getState().edit("data/3", lesson, "lr = 1");
  getState().edit("data/3", next, "lr = 2");
  expect(getState().edits["data/3"]!.base).toBe(versionOf(lesson));
  getState().keep("data/3", next);
  expect(getState().edits["data/3"]).toEqual({ base: versionOf(next), code: "lr = 2" });
});

test("a change of language is no change of the lesson: comments are translated", () => {
  expect(versionOf("x = 1  # límite\n")).toBe(versionOf("x = 1 # limit"));
  expect(versionOf("x = 1")).not.toBe(versionOf("x = 2"));
});

test("a storage that refuses loses no edit of the session", () => {
  const full = memoryStorage();
  full.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const refused = () => {
    throw new DOMException("denied", "SecurityError");
  };
  for (const storage of [() => full, refused]) {
    const { getState } = createCells(storage);
    getState().edit("data/3", lesson, "lr = 1");
    expect(getState().edits["data/3"]!.code).toBe("lr = 1");
  }
});

test("junk in one entry costs no other", () => {
  const storage = memoryStorage({
    "activa.cell.data/0": "}{",
    "activa.cell.data/1": '{"code":3}',
    "activa.cell.data/2": '{"base":"a","code":"x = 1"}',
    "activa.settings": "{}",
  });
  expect(createCells(() => storage).getState().edits).toEqual({ "data/2": { base: "a", code: "x = 1" } });
});

test("two tabs lose nothing of each other's cells", () => {
  const storage = memoryStorage();
  const one = createCells(() => storage);
  const other = createCells(() => storage);
  one.getState().edit("data/0", lesson, "a");
  other.getState().edit("data/1", lesson, "b");
  one.getState().edit("data/0", lesson, "aa");
  const edits = createCells(() => storage).getState().edits;
  expect(Object.values(edits).map(({ code }) => code)).toEqual(["aa", "b"]);
});
