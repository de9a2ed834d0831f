import { expect, test } from "vitest";
import { prepareNames } from "../../../../src/experiment/names/prepare";
import { type NamesSurveyResult, study } from "../../../../src/experiment/studies/names-survey";
import type { StudyMeans } from "../../../../src/experiment/studies/study";

async function survey(source: Uint8Array | string, encoding: "plain" | "punycode" | "as-written" = "plain") {
  const work = study({ source, encoding }, {} as StudyMeans);
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
  }
}

async function surveyed(...asked: Parameters<typeof survey>) {
  const result = await survey(...asked);
  if (result.kind === "refused") throw new Error(result.failure.kind);
  return result;
}

const refusal = (result: NamesSurveyResult) => result.kind === "refused" && result.failure.kind;
const utf8 = (text: string) => new TextEncoder().encode(text);
const names = ["Ana", "Bela", "Íñigo", "Zoë", "li", "ana", "Ot", "Uma", "Ivo", "Eva", "Noé", "Lía"];

test("a list is counted: names, those that repeat, characters, lengths, a sample", async () => {
  const { spelt, survey } = await surveyed(utf8(`${names.join("\n")}\n\n  \n`));
  expect(spelt).toBe("utf-8");
  expect(survey).toMatchObject({ names: 12, duplicates: 1, usable: 12, failure: null });
  expect(survey.lengths.slice(0, 6)).toEqual([0, 0, 2, 8, 1, 1]);
  expect(survey.characters.join("")).toBe("abegilmnotuvzéíñë".split("").sort().join(""));
  expect(survey.sample).toHaveLength(10);
  expect(survey.longest).toEqual({ name: "Íñigo", length: 5 });
});

test("what the notebook's spelling drops is counted by its reason, with examples", async () => {
  const { survey } = await surveyed(`${names.join("\n")}\nLa B\na_b\n`, "punycode");
  expect(survey.dropped.punycode.count).toBe(4);
  expect(survey.dropped.shortWord).toEqual({ count: 1, examples: ["La B"] });
  expect(survey.dropped.notEncodable).toEqual({ count: 1, examples: ["a_b"] });
  expect(survey.usable).toBe(8);
  expect(survey.failure).toEqual({ kind: "dataset-too-few-names", names: 8, minimum: 10 });
});

test("UTF-16 is read by its mark, and bytes that are no UTF-8 as Latin 1, which is said", async () => {
  const text = names.join("\n");
  const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);
  expect(await surveyed(utf16)).toMatchObject({ text, spelt: "utf-16le" });
  const bigEndian = Uint8Array.from([0xfe, 0xff, ...Buffer.from(text, "utf16le").swap16()]);
  expect(await surveyed(bigEndian)).toMatchObject({ text, spelt: "utf-16be" });
  const latin = Uint8Array.from(Buffer.from(text, "latin1"));
  expect(await surveyed(latin)).toMatchObject({ text, spelt: "windows-1252" });
});

test("what is no list is refused with its reason", async () => {
  expect(refusal(await survey(new Uint8Array()))).toBe("dataset-empty");
  expect(refusal(await survey("\n \n"))).toBe("dataset-empty");
  expect(refusal(await survey(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)))).toBe(
    "dataset-not-text",
  );
  expect(refusal(await survey(Uint8Array.of(0x61, 0, 0x62)))).toBe("dataset-not-text");
});

test("a file with one name, one with 5,000 characters, and a line as long as a book say what is wrong", async () => {
  expect((await surveyed("uno")).survey.failure).toEqual({
    kind: "dataset-too-few-names",
    names: 1,
    minimum: 10,
  });
  const many = Array.from({ length: 5_000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join("\n");
  expect((await surveyed(many)).survey).toMatchObject({
    failure: { kind: "dataset-vocabulary-too-large", characters: 5_001, maximum: 1_000 },
  });
  expect((await surveyed(`${names.join("\n")}\n${"a".repeat(1_001)}`)).survey.failure).toEqual({
    kind: "dataset-name-too-long",
    line: 13,
    length: 1_001,
    maximum: 1_000,
  });
});

test("a name with 500 characters is kept, and said to be the longest", async () => {
  const { survey } = await surveyed(`${names.join("\n")}\n${"a".repeat(500)}`);
  expect(survey).toMatchObject({ usable: 13, failure: null, longest: { length: 500 } });
});

test("names as they are written keep their capitals, and one that differs in them only is no repeat", async () => {
  const { survey } = await surveyed(names.join("\n"), "as-written");
  expect(survey).toMatchObject({ names: 12, duplicates: 0, usable: 12 });
  expect(survey.characters).toContain("A");
  const config = { encoding: "as-written", drawn: 0, shuffle: "numpy" } as const;
  const prepared = prepareNames(names.join("\n"), config, () => {});
  expect([...prepared.names].sort()).toEqual([...names].sort());
  expect(prepared.vocabulary.slice(1)).toEqual(survey.characters);
});
