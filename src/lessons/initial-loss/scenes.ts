import { presets } from "../../experiment/presets";
import type { SceneSpec } from "../../notebook/scene-book";

/** The notebook's network: it takes some two thousand steps to come down to −ln(1/V). */
export const careless: SceneSpec = { config: { steps: 20_000 }, arrival: 5_000 };

/** The same network and the same minibatches, with W2 × .01 and b2 × 0. */
export const small: SceneSpec = {
  config: { ...presets["small-output"], steps: 20_000 },
  arrival: 5_000,
};
