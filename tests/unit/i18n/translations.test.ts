import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { choices, ranges } from "../../../src/experiment/config";
import { presetNames } from "../../../src/experiment/presets";
import enWords from "../../../src/i18n/en/words";
import esWords from "../../../src/i18n/es/words";
import { browserLanguage } from "../../../src/i18n/languages";

/** Every sentence by its path: { "lab.transport.play": "Entrenar" }. */
function sentences(tree: object, path = ""): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === "string" ? { [path + key]: value } : sentences(value, `${path}${key}.`),
    ),
  );
}

/** Words that are fetched when they are needed: the glossary, what checks say, and those of each chapter's figures. */
function fetchedLater(language: "es" | "en"): object {
  const folder = `src/i18n/${language}`;
  const files = [
    "glossary.json",
    "compare.json",
    "exercises.json",
    "ipynb.json",
    "scenes.json",
    "scene-list.json",
    "keep.json",
    "sweep.json",
    ...readdirSync(`${folder}/chapters`).map((file) => `chapters/${file}`),
  ];
  return Object.fromEntries(
    files.map((file) => [file, JSON.parse(readFileSync(`${folder}/${file}`, "utf8"))]),
  );
}

const es = sentences({ ...esWords, ...fetchedLater("es") });
const en = sentences({ ...enWords, ...fetchedLater("en") });
const blanks = (text: string) => (text.match(/\{\{\w+\}\}|<\w+>/g) ?? []).sort();

test("every sentence is there in both languages", () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
});

test("both versions of a sentence leave the same blanks", () => {
  for (const [path, text] of Object.entries(es)) {
    expect({ path, blanks: blanks(en[path]!) }).toEqual({ path, blanks: blanks(text) });
  }
});

test("every field of a run has its name and its line of explanation, and every choice its label", () => {
  for (const field of [...Object.keys(ranges), ...Object.keys(choices)]) {
    expect(es).toHaveProperty([`fields.${field}.name`]);
    expect(es).toHaveProperty([`fields.${field}.explanation`]);
  }
  for (const [field, options] of Object.entries(choices)) {
    for (const option of options) expect(es).toHaveProperty([`fields.${field}.options.${option}`]);
  }
  for (const preset of presetNames) expect(es).toHaveProperty([`fields.preset.options.${preset}.name`]);
});

test("the page speaks the browser's language where it can, and Spanish where it can't", () => {
  expect(browserLanguage(["es-AR", "en"])).toBe("es");
  expect(browserLanguage(["en-GB", "es"])).toBe("en");
  expect(browserLanguage(["pt-BR", "en-US"])).toBe("en");
  expect(browserLanguage(["de"])).toBe("es");
  expect(browserLanguage([])).toBe("es");
});
