import type { Live } from "../../figures/live";
import { measureSaturation } from "../../figures/saturation";
import type { Scene } from "../../notebook/scene-book";
import { LiveValue } from "../../store/live-value";

/** What a run said of itself before its first update. */
export interface Start {
  loss: number;
  /** Share of the first minibatch's activations that are saturated; null where no map was watched then. */
  saturated: number | null;
}

const starts = new WeakMap<Scene, Live<Start | null>>();

/** The beginning of a scene's run, kept while it goes on; to be asked for before the run starts. */
export function startOf(scene: Scene): Live<Start | null> {
  const known = starts.get(scene);
  if (known) return known;
  const start = new LiveValue<Start | null>(null);
  const { frame, store } = scene.run;
  frame.subscribe(() => {
    const { firstLoss, losses, saturation, step } = frame.current()!;
    if (firstLoss !== 0 || losses.length === 0) return;
    const isStart = saturation !== null && step === 0;
    const saturated = isStart ? measureSaturation(saturation, store.getState().threshold).share : null;
    start.set({ loss: losses[0], saturated });
  });
  starts.set(scene, start);
  return start;
}
