import { DEFAULT_THRESHOLD } from "../experiment/frame";
import { isSceneId, type LabScene, labScene, type SceneId } from "./lab-scenes";
import type { LinkProblem } from "./link";
import { type Panel, panels } from "./settings";

/** What can be put away of the Lab: its transport, what changes how figures are drawn, each group of controls. */
export const controlGroups = ["initialisation", "network", "training", "data", "engine", "details"] as const;
export type ControlGroup = (typeof controlGroups)[number];
export const hideable = ["transport", "toolbars", ...controlGroups] as const;
export type Hideable = (typeof hideable)[number];

/** In an address, all groups of controls in one word. */
const everyControl = "controls";

/** What the Lab shows beside its run. What is missing is as the scene has it; without one, as the reader has it. */
export interface LabView {
  scene?: SceneId;
  panels?: Panel[];
  threshold?: number;
  /** The hidden layer that the map shows, counted from 0; from 1 in an address. */
  layer?: number;
  /** For a class: dark, large, only what is in use. */
  present?: true;
  /** Within another page. */
  embed?: true;
  /** It plays without being asked. */
  autoplay?: true;
  hide?: Hideable[];
  /** A window that shows what another one does: the channel over which it hears of it. */
  project?: string;
}

export const viewFields = [
  "scene",
  "panels",
  "threshold",
  "layer",
  "present",
  "embed",
  "autoplay",
  "hide",
  "project",
] as const satisfies (keyof LabView)[];

const flags = ["present", "embed", "autoplay"] as const;

export interface ParsedView {
  view: LabView;
  problems: LinkProblem[];
}

/** Reads the fields of an address that say what the Lab shows. */
export function readView(query: URLSearchParams): ParsedView {
  const view: LabView = {};
  const problems: LinkProblem[] = [];
  const refuse = (field: string, received: string) => problems.push({ kind: "not-shown", field, received });
  const take = (field: keyof LabView, use: (text: string) => boolean) => {
    const text = query.get(field);
    if (text !== null && !use(text)) refuse(field, text);
  };
  take("scene", (text) => {
    if (isSceneId(text)) view.scene = text;
    return isSceneId(text);
  });
  const list = <Name extends string>(field: "panels" | "hide", known: readonly Name[], text: string) => {
    const asked = text.split(",").filter(Boolean);
    const unknown = asked.filter((name) => !(known as readonly string[]).includes(name));
    if (unknown.length > 0) refuse(field, unknown.join(","));
    return known.filter((name) => (asked as string[]).includes(name));
  };
  take("panels", (text) => {
    view.panels = list("panels", panels, text);
    return true;
  });
  take("hide", (text) => {
    const asked = list("hide", [...hideable, everyControl], text);
    view.hide = hideable.filter(
      (part) =>
        asked.includes(part) ||
        (asked.includes(everyControl) && (controlGroups as readonly string[]).includes(part)),
    );
    return true;
  });
  take("threshold", (text) => {
    const threshold = text.trim() === "" ? Number.NaN : Number(text);
    if (!(threshold >= 0 && threshold <= 1)) return false;
    view.threshold = threshold;
    return true;
  });
  take("layer", (text) => {
    const layer = Number(text);
    if (!Number.isInteger(layer) || layer < 1) return false;
    view.layer = layer - 1;
    return true;
  });
  for (const flag of flags) if (query.has(flag)) view[flag] = true;
  take("project", (text) => {
    view.project = text;
    return text !== "";
  });
  return { view, problems };
}

/** The fields of an address that say what differs from the scene, or from the reader's own. */
export function writeView(view: LabView): [field: string, value: string][] {
  const scene = view.scene && labScene(view.scene);
  const written: [string, string][] = [];
  if (view.scene) written.push(["scene", view.scene]);
  if (view.panels && String(view.panels) !== String(scene && inOrder(scene.panels)))
    written.push(["panels", String(view.panels)]);
  if (view.threshold !== undefined && view.threshold !== (scene?.threshold ?? DEFAULT_THRESHOLD))
    written.push(["threshold", String(view.threshold)]);
  if (view.layer !== undefined && view.layer !== (scene?.layer ?? 0))
    written.push(["layer", String(view.layer + 1)]);
  for (const flag of flags) if (view[flag]) written.push([flag, ""]);
  if (view.hide && view.hide.length > 0) written.push(["hide", writeHidden(view.hide)]);
  if (view.project) written.push(["project", view.project]);
  return written;
}

function writeHidden(hide: readonly Hideable[]): string {
  const isControl = (part: Hideable) => (controlGroups as readonly string[]).includes(part);
  if (hide.filter(isControl).length < controlGroups.length) return String(hide);
  return String([...hide.filter((part) => !isControl(part)), everyControl]);
}

/** The scene that a view is of. */
export function sceneOf(view: LabView | undefined): LabScene | null {
  return view?.scene ? labScene(view.scene) : null;
}

/** The figures that a view shows; null where it leaves that to the reader. */
export function panelsOf(view: LabView | undefined): readonly Panel[] | null {
  return view?.panels ?? sceneOf(view)?.panels ?? null;
}

/** Figures of each panel that a projected screen shows side by side. */
const figuresIn: Record<Panel, number> = {
  loss: 1,
  saturation: 1,
  histograms: 2,
  statistics: 1,
  samples: 1,
  parameters: 2,
};
const mostFigures = 4;

/** Of the figures that are asked for, the first ones, as many as can be read from the back of a room. */
export function panelsOnStage(asked: readonly Panel[]): Panel[] {
  let figures = 0;
  return inOrder(asked).filter((panel) => {
    figures += figuresIn[panel];
    return figures <= mostFigures;
  });
}

export function isHidden(view: LabView | undefined, part: Hideable): boolean {
  return view?.hide?.includes(part) ?? false;
}

/** In the order of the page, which is the one that an address keeps. */
function inOrder(shown: readonly Panel[]): Panel[] {
  return panels.filter((panel) => shown.includes(panel));
}
