import { describe, expect, test } from "vitest";
import { DatasetError, type DatasetFailure } from "../../../src/experiment/dataset";
import { type NamesConfig, prepareNames } from "../../../src/experiment/names/prepare";
import { checkSource, decodeText, sources } from "../../../src/experiment/names/sources";
import { buildSplits, splitNames, summarize } from "../../../src/experiment/windows";

const silent = () => {};
const plain: NamesConfig = { encoding: "plain", drawn: 0, shuffle: "numpy" };
const punycode: NamesConfig = { ...plain, encoding: "punycode" };

const letters = [..."abcdefghijklmnopqrstuvwxyz"];
/** ana, bnb, …: 26 names. */
const names = letters.map((letter) => `${letter}n${letter}`);

function failureOf(action: () => unknown): DatasetFailure {
  try {
    action();
  } catch (error) {
    if (error instanceof DatasetError) return error.failure;
    throw error;
  }
  throw new Error("it did not fail");
}

describe("a file of the reader's", () => {
  const prepare = (text: string, config = plain) => prepareNames(text, config, silent);

  test("may end its lines in any way and have blank ones", () => {
    const unix = prepare(names.join("\n"));
    expect(prepare(names.join("\r\n"))).toEqual(unix);
    expect(prepare(names.join("\r"))).toEqual(unix);
    expect(prepare(`\n  \n${names.join("\n\n")}\n\t\n`)).toEqual(unix);
    expect(unix.source).toBe(26);
  });

  test("is learnt in lower case without the spaces around a name", () => {
    expect(prepare(names.map((name) => ` ${name.toUpperCase()}\u3000`).join("\n"))).toEqual(
      prepare(names.join("\n")),
    );
  });

  test("keeps the words inside a plain name as they are spaced, one letter or more", () => {
    const { names: prepared } = prepare([...names, "Castilla  y León"].join("\n"));
    expect(prepared).toContain("castilla  y león");
  });

  test("has characters, not UTF-16 units, in any script", () => {
    const prepared = prepare([...names, "𠮷田", "مها"].join("\n"));
    expect(prepared.vocabulary).toEqual(["*", ...letters, "ا", "م", "ه", "田", "𠮷"]);
    const splits = buildSplits(prepared, 2, silent);
    expect(splits.train.rows + splits.validation.rows + splits.test.rows).toBe(26 * 4 + 3 + 4);
  });

  test("can't have the end mark in a name", () => {
    const prepared = prepare([...names, "a*b"].join("\n"));
    expect(prepared.dropped).toEqual({ shortWord: 0, notEncodable: 1, punycode: 0 });
    expect(prepared.vocabulary.filter((character) => character === "*")).toHaveLength(1);
  });

  test("loses to punycode what the notebook drops, counted by reason", () => {
    const { source, dropped } = prepare(
      [...names, "José y Ana", "O'Neill", "José", "Ñandú", ""].join("\n"),
      punycode,
    );
    expect({ source, dropped }).toEqual({
      source: 30,
      dropped: { shortWord: 1, notEncodable: 1, punycode: 2 },
    });
  });

  test("with fewer names than are to be drawn is learnt whole, in an order that only the seed decides", () => {
    const whole = prepare(names.join("\n"));
    expect(whole.names.toSorted()).toEqual(names);
    expect(whole.names).not.toEqual(names);
    expect(prepare(names.join("\n"), { ...plain, drawn: 26 })).toEqual(whole);
    expect(prepare(names.join("\n"), { ...plain, drawn: 25 }).names).toHaveLength(25);
  });

  test("that is empty, or of which nothing can be used, is refused", () => {
    expect(failureOf(() => prepare(""))).toEqual({ kind: "dataset-empty" });
    expect(failureOf(() => prepare(" \n\n"))).toEqual({ kind: "dataset-empty" });
    expect(failureOf(() => prepare("José\nÑandú", punycode))).toEqual({ kind: "dataset-empty" });
  });

  test("needs ten names, of the file and of the draw", () => {
    const tooFew = { kind: "dataset-too-few-names", names: 9, minimum: 10 };
    expect(failureOf(() => prepare(names.slice(0, 9).join("\n")))).toEqual(tooFew);
    expect(failureOf(() => prepare(names.slice(0, 9).join("\n"), punycode))).toEqual(tooFew);
    expect(failureOf(() => prepare(names.join("\n"), { ...plain, drawn: 9 }))).toEqual(tooFew);
    const { train, validation, test: held } = splitNames(prepare(names.slice(0, 10).join("\n")).names);
    expect([train.length, validation.length, held.length]).toEqual([8, 1, 1]);
  });

  test("with a line of a thousand and one characters is refused, and the line named", () => {
    const text = (length: number) => [...names, "𠮷".repeat(length)].join("\n");
    expect(prepare(text(1_000)).names).toHaveLength(27);
    expect(failureOf(() => prepare(text(1_001)))).toEqual({
      kind: "dataset-name-too-long",
      line: 27,
      length: 1_001,
      maximum: 1_000,
    });
  });

  test("with more than a thousand characters in its vocabulary is refused", () => {
    const text = (size: number) =>
      Array.from({ length: size - 1 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join("\n");
    expect(prepare(text(1_000)).vocabulary).toHaveLength(1_000);
    expect(failureOf(() => prepare(text(1_001)))).toEqual({
      kind: "dataset-vocabulary-too-large",
      characters: 1_001,
      maximum: 1_000,
    });
  });

  test("whose windows would not fit in a gigabyte is refused before any is built", () => {
    const many = { names: new Array<string>(16_000).fill("a".repeat(999)), vocabulary: ["*", "a"] };
    expect(failureOf(() => buildSplits(many, 16, silent))).toEqual({
      kind: "dataset-too-large",
      windows: 16_000_000,
      bytes: 1_088_000_000,
      maximumBytes: 1_073_741_824,
    });
  });

  test("that is not UTF-8 text is refused", () => {
    const notText = { kind: "dataset-not-text" };
    expect(failureOf(() => decodeText(Uint8Array.of(0x4a, 0x6f, 0x73, 0xe9)))).toEqual(notText); // Latin-1
    expect(failureOf(() => decodeText(Uint8Array.of(0x41, 0, 0x42, 0)))).toEqual(notText); // UTF-16
    expect(failureOf(() => decodeText(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0)))).toEqual(notText); // a zip file
  });

  test("may begin with a byte order mark", () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe("A");
  });
});

test("a built-in list that was cut short is refused with what came of it", () => {
  const expectedBytes = sources["first-names"].bytes;
  const cut = new Uint8Array(expectedBytes - 1).fill(0x61);
  expect(failureOf(() => checkSource("first-names", cut))).toEqual({
    kind: "dataset-truncated",
    name: "first-names",
    expectedBytes,
    receivedBytes: expectedBytes - 1,
  });
});

test("a window slides over a name and its end mark, and begins anew with each name", () => {
  const { train } = buildSplits(
    { names: ["ab", "", "b", "a", "a", "a"], vocabulary: ["*", "a", "b"] },
    2,
    silent,
  );
  expect(train.rows).toBe(8);
  expect([...train.inputs]).toEqual([0, 0, 0, 1, 1, 2, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1]);
  expect([...train.targets]).toEqual([1, 2, 0, 0, 2, 0, 1, 0]);
});

test("the summary counts the longest name in characters", () => {
  const prepared = prepareNames([...names, "𠮷𠮷𠮷𠮷"].join("\n"), plain, silent);
  const summary = summarize(prepared, buildSplits(prepared, 3, silent));
  expect(summary).toMatchObject({ source: 27, names: 27, longest: 4 });
});

test("progress goes from nothing to everything, stage by stage", () => {
  const told: [string, number][] = [];
  const many = Array.from({ length: 20_000 }, (_, i) => `name${i}`).join("\n");
  const prepared = prepareNames(many, punycode, (stage, done) => told.push([stage, done]));
  buildSplits(prepared, 3, (stage, done) => told.push([stage, done]));
  for (const stage of ["encoding", "drawing", "windows"]) {
    const done = told.filter(([name]) => name === stage).map(([, share]) => share);
    expect(done.length).toBeGreaterThan(1);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(1);
  }
  expect([...new Set(told.map(([stage]) => stage))]).toEqual(["encoding", "drawing", "windows"]);
});
