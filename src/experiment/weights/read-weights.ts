import { sameShape } from "../../engine/shape";
import type { Shape } from "../../engine/tensor";
import type { Weights } from "../checkpoint";
import { type NumericField, parseConfig, type RunConfig, ranges } from "../config";
import { stackProblem, writeStack } from "../hidden-layers";
import { hiddenLayersOf } from "../network-layers";
import { type LessonTensors, lessonTensors } from "./lesson-tensors";
import { type NamedShape, networkTensors, runningNames } from "./network-tensors";
import { readSafetensors } from "./safetensors";
import { WeightsError } from "./weights-failure";

/** The run in which weights are read: what a file doesn't say stays as it is there. */
export interface CurrentRun {
  config: RunConfig;
  /** Of its names; null as long as they aren't prepared. */
  vocabulary: readonly string[] | null;
}

/** The run whose weights a file holds. */
export interface WeightsRun {
  config: RunConfig;
  weights: Weights;
}

/**
 * Reads the weights of a network of the lesson's kind, written here or by PyTorch. The sizes are the tensors' own; all
 * else is the config in the metadata, or else the current run's. Throws WeightsError.
 */
export function readWeights(file: Uint8Array, current: CurrentRun): WeightsRun {
  const { metadata, tensors: stored } = readSafetensors(file);
  const named = lessonTensors(stored);
  const told = configIn(metadata.config, current.config);
  const { config, vocabularySize } = withSizesOf(named, told);
  const { parameters, buffers } = networkTensors(config, vocabularySize);
  checkTensors(named, [...parameters, ...buffers]);
  if (learnsTheSame(config, current.config)) {
    checkVocabulary(vocabularySize, textsIn(metadata.vocabulary), current.vocabulary, named);
  }
  const valuesOf = ({ name }: NamedShape) => named.tensors.get(name)!.values();
  return {
    config,
    weights: {
      step: stepIn(metadata.step),
      parameters: parameters.map(valuesOf),
      buffers: buffers.map(valuesOf),
    },
  };
}

const dataFields = ["dataset", "encoding", "drawn", "shuffle"] as const;

/** The config that the metadata tell. A file of somebody's names can't be had from there: then the data stay. */
function configIn(text: string | undefined, current: RunConfig): RunConfig {
  const told = parsed(text);
  if (typeof told !== "object" || told === null || Array.isArray(told)) return current;
  const { config } = parseConfig(told);
  if (config.dataset !== "file") return config;
  const { dataset, encoding, drawn, shuffle } = current;
  return { ...config, ...(dataset === "file" ? { dataset } : { dataset, encoding, drawn, shuffle }) };
}

function stepIn(text: string | undefined): number {
  const step = Number(text ?? 0);
  return Number.isInteger(step) && step >= 0 && step <= ranges.steps.max ? step : 0;
}

function textsIn(text: string | undefined): string[] | null {
  const texts = parsed(text);
  return Array.isArray(texts) && texts.every((each) => typeof each === "string") ? texts : null;
}

/** Metadata are whatever their writer put there: what is no JSON says nothing. */
function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/** The config with the sizes that the tensors have, each in the range of its field. */
function withSizesOf(named: LessonTensors, told: RunConfig): { config: RunConfig; vocabularySize: number } {
  const { tensors } = named;
  const [vocabularySize, embeddingSize] = matrix(named, "C", [0, told.embeddingSize]);
  const [inputs, hiddenSize] = matrix(named, "W1", [told.contextSize * embeddingSize, told.hiddenSize]);
  let last = 1;
  while (tensors.has(`W${last + 1}`)) last++;
  const hiddenLayers = Math.max(1, last - 1);
  const { from } = tensors.get("W1")!;
  if (inputs % embeddingSize !== 0) {
    throw new WeightsError({ kind: "weights-context", tensor: from, rows: inputs, embeddingSize });
  }
  const contextSize = inputs / embeddingSize;
  checkRange("embeddingSize", embeddingSize, tensors.get("C")!.from);
  checkRange("contextSize", contextSize, from);
  checkRange("hiddenSize", hiddenSize, from);
  checkRange("hiddenLayers", hiddenLayers, tensors.get(`W${last}`)!.from);
  const hasBiases = Array.from({ length: hiddenLayers }, (_, i) => `b${i + 1}`).some((b) => tensors.has(b));
  const biases = !hasBiases ? "none" : told.biases === "none" ? "zeros" : told.biases;
  const normalization = normalizationOf(named, told);
  const sizes = { contextSize, embeddingSize, hiddenSize, hiddenLayers, biases, normalization } as const;
  const layers = listedLayers(named, told, hiddenLayers);
  const fields = layers === "" ? { ...sizes, layers } : { contextSize, embeddingSize, layers };
  return { config: { ...told, ...fields }, vocabularySize };
}

/** Layers of one's own, as the config tells them, with the widths that they have in the file; empty where it tells none. */
function listedLayers({ tensors }: LessonTensors, told: RunConfig, hiddenLayers: number): string {
  if (told.layers === "") return "";
  const layers = hiddenLayersOf(told);
  if (layers.length !== hiddenLayers) return "";
  const ofFile = layers.map((layer, i) => ({ ...layer, width: tensors.get(`W${i + 1}`)!.shape.at(-1)! }));
  // A file of other widths is of another network: what doesn't fit is then named.
  return stackProblem(ofFile) === null ? writeStack(ofFile) : told.layers;
}

function matrix({ tensors, inFile }: LessonTensors, name: string, usual: [number, number]): Shape {
  const found = tensors.get(name);
  if (!found) throw new WeightsError({ kind: "weights-missing", ...inFile(name, usual) });
  const { from, stored, shape } = found;
  if (shape.length !== 2 || shape.includes(0)) {
    throw new WeightsError({ kind: "weights-not-matrix", tensor: from, shape: stored });
  }
  return shape;
}

function normalizationOf({ tensors }: LessonTensors, told: RunConfig): RunConfig["normalization"] {
  const words = new Set([...tensors.keys()].map((name) => name.replace(/\d+$/, "")));
  const kept = (["batch-norm-1d", "batch-norm-by-hand"] as const).find((kind) =>
    runningNames[kind].some((name) => words.has(name)),
  );
  if (kept) return kept;
  if (!words.has("γ") && !words.has("β")) return "none";
  return told.normalization === "none" ? "batch-norm-1d" : told.normalization;
}

function checkRange(field: NumericField, received: number, tensor: string): void {
  const { min, max } = ranges[field];
  if (received < min || received > max) {
    throw new WeightsError({ kind: "weights-out-of-range", tensor, field, received });
  }
}

/** The file has the network's tensors, in their shapes, and nothing else. */
function checkTensors({ tensors, inFile }: LessonTensors, expected: readonly NamedShape[]): void {
  for (const { name, shape } of expected) {
    const found = tensors.get(name);
    if (!found) throw new WeightsError({ kind: "weights-missing", ...inFile(name, shape) });
    if (sameShape(found.shape, shape)) continue;
    const { expected } = inFile(name, shape);
    throw new WeightsError({ kind: "weights-shape", tensor: found.from, shape: found.stored, expected });
  }
  const known = new Set(expected.map(({ name }) => name));
  for (const [name, { from }] of tensors) {
    if (!known.has(name)) throw new WeightsError({ kind: "weights-unknown", tensor: from });
  }
}

const learnsTheSame = (a: RunConfig, b: RunConfig) => dataFields.every((field) => a[field] === b[field]);

function checkVocabulary(
  characters: number,
  known: string[] | null,
  vocabulary: readonly string[] | null,
  { tensors }: LessonTensors,
): void {
  if (!vocabulary) return;
  if (characters !== vocabulary.length) {
    const tensor = tensors.get("C")!.from;
    throw new WeightsError({
      kind: "weights-vocabulary",
      tensor,
      characters,
      vocabulary: vocabulary.length,
    });
  }
  if (known?.some((character, i) => character !== vocabulary[i])) {
    throw new WeightsError({ kind: "weights-other-characters", characters: known.join("") });
  }
}
