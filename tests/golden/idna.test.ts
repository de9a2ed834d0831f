import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { processName, punydecode } from "../../src/experiment/names/encoding";
import { decode, encode } from "../../src/experiment/names/idna";
import { IdnaError } from "../../src/experiment/names/idna-label";
import { lines } from "../../src/experiment/names/python-string";
import golden from "./vectors/idna.json";

const cityNames = readFileSync("public/data/city-names.txt", "utf8");

function outcome(map: (word: string) => string, word: string) {
  try {
    return { result: map(word) };
  } catch (error) {
    if (error instanceof IdnaError) return { problem: error.problem };
    throw error;
  }
}

test.each(golden.words)("$word is encoded and decoded, or refused, as by Python's idna", (expected) => {
  const { word } = expected;
  expect({ word, encode: outcome(encode, word), decode: outcome(decode, word) }).toEqual(expected);
});

test("all the city names are encoded, or dropped, as by the notebook", () => {
  const processed = lines(cityNames.toLowerCase())
    .slice(0, -1)
    .map(processName)
    .map((encoded) => ("name" in encoded ? encoded.name : ""));
  expect(processed).toHaveLength(golden.cities.lines);
  expect(processed.slice(0, golden.cities.first.length)).toEqual(golden.cities.first);
  expect(createHash("sha256").update(processed.join("\n")).digest("hex")).toBe(golden.cities.sha256);
});

test("every city's punycode can be shown as the name that it stands for", () => {
  const mistaken = lines(cityNames.toLowerCase()).filter((name) => {
    const encoded = processName(name);
    return "name" in encoded && punydecode(encoded.name) !== name.split(/\s+/).filter(Boolean).join(" ");
  });
  expect(mistaken).toEqual([]);
});
