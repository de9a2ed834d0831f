import { expect, test } from "vitest";
import { choices, ranges } from "../../../src/experiment/config";
import en from "../../../src/i18n/en/glossary.json";
import esFields from "../../../src/i18n/es/fields.json";
import es from "../../../src/i18n/es/glossary.json";
import { sourceFiles } from "../source-files";

const ids = new Set(Object.keys(es));
const kebab = (field: string) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test("the glossary has the same entries in both languages, in order", () => {
  expect(Object.keys(en)).toEqual(Object.keys(es));
  expect(Object.keys(es)).toEqual(Object.keys(es).toSorted());
});

test.each([
  ["Spanish", es],
  ["English", en],
])("every entry in %s has a name of its own and says something in whole sentences", (_, glossary) => {
  const entries = Object.values(glossary);
  expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
  for (const { name, text } of entries) {
    expect(name).not.toBe("");
    expect(text).toMatch(/^.{30,}\.$/);
  }
});

test("every control on the screen has its entry", () => {
  const named = Object.entries(esFields).filter(([, field]) => typeof field === "object" && "name" in field);
  const controls = [
    ...Object.keys(ranges),
    ...Object.keys(choices),
    ...named.map(([field]) => field),
    "pace",
    "backend",
  ];
  expect(controls.map(kebab).filter((id) => !ids.has(id))).toEqual([]);
});

test("every word that a page explains is in the glossary", () => {
  const used = sourceFiles("src", [".mdx", ".tsx"]).flatMap(({ path, source }) =>
    [...source.matchAll(/(?:<Term\s+id|\sterm)="([^"]*)"/g)].map(([, id]) => ({ path, id })),
  );
  expect(used.length).toBeGreaterThan(100);
  expect(used.filter(({ id }) => !ids.has(id))).toEqual([]);
});

test("every knob of the lesson says which entry explains it", () => {
  const unexplained = sourceFiles("src/lessons", [".tsx"]).flatMap(({ path, source }) =>
    [...source.matchAll(/<(?:SliderField|ChoiceField)\b[\s\S]*?\/>/g)]
      .filter(([knob]) => !/\sterm=/.test(knob))
      .map(([knob]) => `${path}: ${knob.slice(0, 80)}`),
  );
  expect(unexplained).toEqual([]);
});
