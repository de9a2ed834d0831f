// What `npm run train` reads: a config, and the names it asks for. Whatever is wrong is thrown as one sentence a line.
import { readFile } from "node:fs/promises";
import i18next, { type i18n as I18n } from "i18next";
import {
  type ChoiceField,
  type ConfigField,
  choices,
  missingFields,
  type NumericField,
  parseConfig,
  type RunConfig,
  ranges,
} from "../src/experiment/config";
import { decodeText } from "../src/experiment/names/sources";
import { wordConfigProblem } from "../src/i18n/config-problem";
import fields from "../src/i18n/en/fields.json";
import problems from "../src/i18n/en/problems.json";
import { locales } from "../src/i18n/languages";
import { wordFailure } from "../src/pages/failure-wording";
import { type Dataset, DatasetDesk } from "../src/worker/dataset-desk";
import { failureOf } from "../src/worker/failure";

/**
 * The config in `path`, or the notebook's. `steps` (from the command line) and an own dataset override it. Fields
 * that the file leaves out take their defaults, and standard error says so.
 */
export async function readConfig(
  path: string | undefined,
  steps: string | undefined,
  ownDataset: boolean,
): Promise<RunConfig> {
  const given = path === undefined ? {} : parseJson(await read(path, "config"), path);
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new Error(`${path} must hold a JSON object of config fields`);
  }
  const overrides = {
    ...(steps !== undefined && { steps: Number(steps) }),
    ...(ownDataset && { dataset: "file" }),
  };
  const { config, problems } = parseConfig({ ...given, ...overrides });
  if (problems.length > 0) {
    const t = (await words()).getFixedT(locales.en, ["problems", "fields"]);
    throw new Error(problems.map((problem) => wordConfigProblem(problem, t, locales.en)).join("\n"));
  }
  if (config.dataset === "file" && !ownDataset) {
    throw new Error('dataset "file" needs the file: give it as --dataset FILE');
  }
  if (path !== undefined) noteMissing(given, config);
  return config;
}

/** The names of a config, with those of `path` in place of a built-in list. */
export async function readNames(config: RunConfig, path: string | undefined): Promise<Dataset> {
  const data = new URL("../public/data/", import.meta.url);
  const desk = new DatasetDesk((file) => readFile(new URL(file, data)));
  const text = path === undefined ? null : decodeText(await read(path, "dataset"));
  return desk.prepare(config, text, () => {});
}

/** The sentence for an error on the way of a run: what happened, and what probably caused it. */
export async function wordError(error: unknown, config: RunConfig): Promise<string> {
  const failure = failureOf(error);
  if (failure.kind === "crashed") return failure.detail; // no failure of a run: it speaks for itself
  const english = await words();
  return wordFailure(failure, config, english.getFixedT(locales.en, "problems"), locales.en);
}

async function read(path: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Error(`the ${what} ${path} can't be read: ${(error as Error).message}`);
  }
}

/** JSON, in which NaN and Infinity (which Python writes) become text, so that the message can name their field. */
function parseJson(bytes: Uint8Array, path: string): unknown {
  const text = decodeText(bytes).replace(/:\s*(-?(?:NaN|Infinity))\b/g, ': "$1"');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not valid JSON: ${(error as Error).message}`);
  }
}

function noteMissing(given: object, config: RunConfig): void {
  for (const field of missingFields(given)) {
    const value = config[field] === "" ? "empty" : config[field];
    console.error(`${field} is not in the config: taken as the notebook's ${value} (${allowedOf(field)})`);
  }
}

function allowedOf(field: ConfigField): string {
  if (field === "layers") return "empty, or hidden layers as in linear:256,tanh,linear:128,relu";
  return field in ranges ? rangeOf(field as NumericField) : choices[field as ChoiceField].join(", ");
}

const rangeOf = (field: NumericField) => `${ranges[field].min} to ${ranges[field].max}`;

async function words(): Promise<I18n> {
  const english = i18next.createInstance();
  await english.init({
    lng: locales.en,
    resources: { [locales.en]: { fields, problems } },
    interpolation: { escapeValue: false },
  });
  return english;
}
