import { presets } from "../../experiment/presets";
import type { SceneSpec } from "../../notebook/scene-book";

/** How far the twins run by themselves: long enough for the hockey stick to have both its parts. */
const arrival = 1000;

/** The notebook's run. */
export const careless: SceneSpec = { config: {}, arrival };
/** The same, but for the scale of its weights. */
export const careful: SceneSpec = { config: presets.kaiming, arrival };
