import { presets } from "../../experiment/presets";
import type { SceneSpec } from "../../notebook/scene-book";

/** The lesson's network with the computed numbers: W1 × (5/3)/√30. */
export const kaimingRun: SceneSpec = { config: presets.kaiming, arrival: 2_000 };
