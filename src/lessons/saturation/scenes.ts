import { presets } from "../../experiment/presets";
import type { SceneSpec } from "../../notebook/scene-book";

/** The notebook's run at rest on its first minibatch, slow enough to watch a neuron once it plays. */
export const firstMap: SceneSpec = { config: presets.naive, arrival: 0, pace: 30 };

/** The loss of step 0 is mended, the hidden layer is as saturated as before: does training mend that too? */
export const training: SceneSpec = { config: presets["small-output"], arrival: 2000, pace: 200 };
