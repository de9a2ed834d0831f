import { presets } from "../../experiment/presets";
import type { SceneSpec } from "../../notebook/scene-book";

/** They wait at their step 0, which is what is compared. */
const arrival = 0;

/** The notebook's run, and the same with its preactivations normalised by hand. */
export const naive: SceneSpec = { config: {}, arrival };
export const naiveNormalized: SceneSpec = { config: { normalization: "batch-norm-by-hand" }, arrival };

/** The chapter's network: careful weights, normalised by hand. */
export const careful = { ...presets.kaiming, normalization: "batch-norm-by-hand" } as const;
