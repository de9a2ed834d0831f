import { readFileSync } from "node:fs";
import i18next from "i18next";
import { notebookCellsOf } from "../../scripts/mdx/notebook-cells";
import { readLesson } from "../../scripts/mdx/outline";
import { parseConfig, type RunConfig } from "../../src/experiment/config";
import { prepareNames } from "../../src/experiment/names/prepare";
import { sources } from "../../src/experiment/names/sources";
import { chapterNotebook } from "../../src/export/chapter-notebook";
import { runNotebook } from "../../src/export/run-notebook";
import type { Say } from "../../src/export/say";
import en from "../../src/i18n/en/ipynb.json";
import es from "../../src/i18n/es/ipynb.json";
import type { Language } from "../../src/i18n/languages";
import { type ChapterSlug, chapterSlugs } from "../../src/store/chapters";

/** The notebooks that make_notebooks.py runs under PyTorch and notebooks.test.ts here: as the page would write them. */

const readData = (file: string) => readFileSync(new URL(`../../public/data/${file}`, import.meta.url));

await i18next.init({
  resources: { es: { ipynb: es }, en: { ipynb: en } },
  ns: ["ipynb"],
  defaultNS: "ipynb",
  interpolation: { escapeValue: false },
});

const sayIn = (language: Language) => i18next.getFixedT(language) as Say;

export function exportedChapter(
  slug: ChapterSlug,
  language: Language,
  editOf: (cell: string) => string | null = () => null,
): Promise<string> {
  const chapter = notebookCellsOf(readLesson(slug, language)!, slug, language);
  const around = {
    slug,
    number: chapterSlugs.indexOf(slug),
    editOf,
    address: (chapter: string | null, anchor: string | null) =>
      `https://example.org/#/${chapter ?? ""}${anchor === null ? "" : `/${anchor}`}`,
    fetchNames: async (file: string) => readData(file),
  };
  return chapterNotebook(chapter, around, language, sayIn(language));
}

/** A few of them: the interpreter cuts their windows in Python. */
const firstNames = { dataset: "first-names", encoding: "plain", drawn: 1500, steps: 60 } as const;
const kaiming = {
  hiddenInit: "kaiming",
  gain: 5 / 3,
  hiddenBiasScale: 0.01,
  outputScale: 0.01,
  outputBiasScale: 0,
} as const;
const small = {
  ...firstNames,
  hiddenSize: 32,
  hiddenInit: "kaiming",
  outputScale: 0.1,
  biases: "zeros",
} as const;

/** Runs of the Lab that between them go through every branch of the code that is written for one. */
export const exportedRuns: Record<string, Partial<RunConfig>> = {
  "first names, as the notebook": { ...firstNames, drawn: 0 },
  "Kaiming, decay": { ...firstNames, ...kaiming, decayStep: 30, decayFactor: 0.1, batchSize: 16 },
  "Xavier, own seed": { ...firstNames, ...kaiming, hiddenInit: "xavier", seed: 2147483647, batchSize: 7 },
  "BatchNorm by hand": { ...firstNames, ...kaiming, hiddenBiasScale: 0, normalization: "batch-norm-by-hand" },
  BatchNorm1d: { ...firstNames, ...kaiming, normalization: "batch-norm-1d", minibatches: "same-stream" },
  "no biases": { ...firstNames, ...kaiming, biases: "none", normalization: "batch-norm-1d", decayStep: 0 },
  "five layers of 100, as the lecture": {
    ...firstNames,
    ...kaiming,
    hiddenLayers: 5,
    hiddenSize: 100,
    biases: "zeros",
  },
  "residual, by hand": {
    ...small,
    hiddenLayers: 4,
    connections: "residual",
    normalization: "batch-norm-by-hand",
  },
  "residual, BatchNorm1d, no biases": {
    ...small,
    hiddenLayers: 3,
    connections: "residual",
    normalization: "batch-norm-1d",
    biases: "none",
  },
  "residual, randn biases, own context": {
    ...small,
    hiddenLayers: 3,
    connections: "residual",
    biases: "randn",
    contextSize: 5,
    embeddingSize: 4,
    shuffle: "python",
  },
  "layers of one's own": {
    ...small,
    biases: "randn",
    layers:
      "linear:48,batch-norm-1d,tanh,linear:32:no-bias,relu,linear:32,batch-norm-by-hand,gelu,residual,linear:16",
  },
  sigmoid: { ...small, nonlinearity: "sigmoid", hiddenLayers: 2 },
  relu: { ...small, nonlinearity: "relu", gain: Math.SQRT2 },
  "leaky relu": { ...small, nonlinearity: "leaky-relu", hiddenLayers: 2 },
  elu: { ...small, nonlinearity: "elu", hiddenLayers: 2 },
  gelu: { ...small, nonlinearity: "gelu", hiddenLayers: 2 },
  selu: { ...small, nonlinearity: "selu", hiddenLayers: 2, hiddenInit: "randn", gain: 0.1 },
  linear: { ...small, nonlinearity: "linear", hiddenLayers: 2 },
  "Spanish-speaking towns, drawn": { ...small, dataset: "spanish-towns", drawn: 3000, encoding: "punycode" },
  "own file": { ...small, dataset: "file" },
};

/** Long enough for every split, with characters of one, two, three and four bytes. */
const ownFile = ["Ñandú", "Łódź", "東京都", "naïve 𝄞", "Ελλάδα", "x", "a", "Ωmega", "zoë", "Straße"].join(
  "\n",
);

export function configOf(run: string): RunConfig {
  return parseConfig(exportedRuns[run]).config;
}

export function namesOf(config: RunConfig): string[] {
  const text = config.dataset === "file" ? ownFile : readData(sources[config.dataset].file).toString();
  return prepareNames(text, config, () => {}).names;
}

/** A run that has not begun: the notebook trains it to its end, and there is nothing to compare with. */
export function exportedRun(config: RunConfig, language: Language): Promise<string> {
  return runNotebook(
    { config, names: namesOf(config), step: 0, losses: { minibatch: [], validation: [] }, tunedAt: null },
    "https://example.org/#/lab",
    language,
    sayIn(language),
  );
}
