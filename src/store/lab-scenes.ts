import { type ConfigField, defaultConfig, type RunConfig } from "../experiment/config";
import { pairs } from "../experiment/pairs";
import { presets, tanhGain } from "../experiment/presets";
import type { ChapterSlug } from "./chapters";
import type { Panel } from "./settings";

/** A control that a scene keeps within reach: a field of the run, its starting point, or what the figures show of it. */
export type Knob = ConfigField | "preset" | "threshold" | "layer";

/** A prepared state of the Lab, for a demonstration in front of a class. Its words are in i18n, by its id. */
export interface LabScene {
  id: string;
  chapter: ChapterSlug;
  /** The fields in which it differs from the notebook's run. */
  fields: Partial<RunConfig>;
  /** The figures in use. */
  panels: readonly Panel[];
  /** The one or two controls that it is about. */
  knobs: readonly Knob[];
  /** Steps a second at most; as fast as it goes without. */
  pace?: number;
  /** The step at which it rests by itself. */
  until?: number;
  /** |h| above which a unit counts as saturated; the lesson's without. */
  threshold?: number;
  /** The hidden layer that the map shows, counted from 0; the first without. */
  layer?: number;
}

/** Two runs of one seed that differ in one thing, side by side. */
export interface PairScene {
  id: string;
  chapter: ChapterSlug;
  pair: readonly [Partial<RunConfig>, Partial<RunConfig>];
}

/** The lecture's deep network: five hidden layers of a hundred tanh, the last layer's weights small. */
const deep = {
  hiddenLayers: 5,
  hiddenSize: 100,
  hiddenInit: "kaiming",
  gain: tanhGain,
  biases: "zeros",
  outputScale: 0.01,
} as const satisfies Partial<RunConfig>;

/** In the order of the lesson. */
export const scenes = [
  { id: "careless-careful", chapter: "introduction", pair: [{}, presets.kaiming] },
  {
    id: "notebook-run",
    chapter: "data",
    fields: {},
    panels: ["loss", "samples"],
    knobs: ["contextSize"],
    until: 5_000,
  },
  {
    id: "spanish-towns",
    chapter: "data",
    fields: { ...presets.kaiming, dataset: "spanish-towns", encoding: "plain", steps: 20_000 },
    panels: ["samples", "loss"],
    knobs: ["dataset"],
    until: 10_000,
  },
  {
    id: "hockey-stick",
    chapter: "initial-loss",
    fields: { steps: 20_000 },
    panels: ["loss"],
    knobs: ["outputScale", "outputBiasScale"],
    pace: 1_000,
    until: 3_000,
  },
  {
    id: "small-output",
    chapter: "initial-loss",
    fields: { ...presets["small-output"], steps: 20_000 },
    panels: ["loss"],
    knobs: ["outputScale", "outputBiasScale"],
    pace: 1_000,
    until: 3_000,
  },
  {
    id: "white-map",
    chapter: "saturation",
    fields: {},
    panels: ["saturation"],
    knobs: ["threshold", "gain"],
    pace: 10,
  },
  {
    id: "still-white",
    chapter: "saturation",
    fields: presets["small-output"],
    panels: ["loss", "saturation"],
    knobs: ["preset"],
    pace: 100,
    until: 2_000,
  },
  {
    id: "other-nonlinearities",
    chapter: "saturation",
    fields: presets["small-output"],
    panels: ["saturation"],
    knobs: ["nonlinearity", "gain"],
    pace: 10,
  },
  {
    id: "by-trial-and-error",
    chapter: "kaiming",
    fields: presets["small-hidden"],
    panels: ["loss", "saturation"],
    knobs: ["gain"],
    until: 2_000,
  },
  {
    id: "computed-scale",
    chapter: "kaiming",
    fields: presets.kaiming,
    panels: ["loss", "saturation"],
    knobs: ["preset"],
    until: 2_000,
  },
  {
    id: "gain-in-depth",
    chapter: "kaiming",
    fields: { ...deep, gain: 1 },
    panels: ["histograms"],
    knobs: ["gain"],
    pace: 100,
  },
  {
    id: "layer-by-layer",
    chapter: "layers",
    fields: deep,
    panels: ["saturation"],
    knobs: ["layer", "hiddenLayers"],
    layer: 3,
    pace: 100,
    until: 1_000,
  },
  {
    id: "four-histograms",
    chapter: "statistics",
    fields: deep,
    panels: ["histograms"],
    knobs: ["gain"],
    until: 1_000,
  },
  {
    id: "without-tanh",
    chapter: "statistics",
    fields: { ...deep, nonlinearity: "linear", gain: 1 },
    panels: ["histograms"],
    knobs: ["nonlinearity", "gain"],
    until: 1_000,
  },
  {
    id: "update-ratio",
    chapter: "statistics",
    fields: deep,
    panels: ["parameters"],
    knobs: ["learningRate"],
    until: 1_000,
  },
  {
    id: "normalized-by-hand",
    chapter: "batch-norm",
    fields: { normalization: "batch-norm-by-hand" },
    panels: ["loss", "saturation"],
    knobs: ["normalization"],
    pace: 100,
    until: 2_000,
  },
  {
    id: "with-and-without",
    chapter: "batch-norm",
    pair: pairs.normalization,
  },
  {
    id: "gain-forgiven",
    chapter: "batch-norm-1d",
    fields: { ...deep, normalization: "batch-norm-1d", biases: "none" },
    panels: ["histograms"],
    knobs: ["gain", "normalization"],
    until: 1_000,
  },
  {
    id: "fifty-layers",
    chapter: "resnet",
    fields: pairs.connections[0],
    panels: ["loss", "histograms"],
    knobs: ["connections"],
    until: 1_000,
  },
  { id: "plain-residual", chapter: "resnet", pair: pairs.connections },
  {
    id: "all-together",
    chapter: "conclusions",
    fields: { ...presets.kaiming, normalization: "batch-norm-1d" },
    panels: ["loss", "saturation", "samples"],
    knobs: ["preset", "normalization"],
    until: 10_000,
  },
] as const satisfies readonly (LabScene | PairScene)[];

/** Of a scene of the Lab: what an address names. */
export type SceneId = Exclude<(typeof scenes)[number], PairScene>["id"];

/** A scene of the Lab that is in the list. */
export type ListedScene = LabScene & { id: SceneId };

const all: readonly (ListedScene | PairScene)[] = scenes;

export const labScenes: readonly ListedScene[] = all.filter((scene) => "fields" in scene);

export function isSceneId(text: string): text is SceneId {
  return labScenes.some(({ id }) => id === text);
}

export function labScene(id: SceneId): ListedScene {
  return labScenes.find((scene) => scene.id === id)!;
}

/** Any scene of the list by its id. */
export function sceneCalled(id: string): ListedScene | PairScene {
  return all.find((scene) => scene.id === id)!;
}

export function configOfScene({ fields }: Pick<LabScene, "fields">): RunConfig {
  return { ...defaultConfig, ...fields };
}

/** The scenes of a chapter, and where each is shown. */
export function scenesOf(chapter: ChapterSlug): { id: string; place: ScenePlace }[] {
  return all
    .filter((scene) => scene.chapter === chapter)
    .map((scene) => ({ id: scene.id, place: placeOfScene(scene) }));
}

/** Where a scene is shown: one run in the Lab, two side by side. */
export function placeOfScene(scene: ListedScene | PairScene): ScenePlace {
  if ("pair" in scene)
    return { page: "compare", configs: scene.pair.map((fields) => configOfScene({ fields })) };
  return { page: "lab", config: configOfScene(scene), view: { scene: scene.id } };
}

type ScenePlace =
  | { page: "lab"; config: RunConfig; view: { scene: SceneId } }
  | { page: "compare"; configs: RunConfig[] };

/** What the keys 1 to 9 open: the scenes of the chapter that is being shown, or the first ones of all. */
export function numberedScenes(current: SceneId | undefined): readonly (ListedScene | PairScene)[] {
  if (current === undefined) return all.slice(0, 9);
  const { chapter } = labScene(current);
  return all.filter((scene) => scene.chapter === chapter);
}

/** The scene of the Lab so many places after another, or before it; from none, the first. */
export function sceneAfter(current: SceneId | undefined, places: 1 | -1): ListedScene | null {
  if (current === undefined) return labScenes[0];
  return labScenes[labScenes.findIndex(({ id }) => id === current) + places] ?? null;
}
