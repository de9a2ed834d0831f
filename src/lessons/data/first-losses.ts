import type { Live } from "../../figures/live";
import type { Scene } from "../../notebook/scene-book";
import { LiveValue } from "../../store/live-value";

/** How many losses are kept from the beginning of a run. */
const KEPT = 11;
const known = new WeakMap<Scene, Live<readonly number[]>>();

/** The losses of a scene's first minibatches, one by one, while its curve averages them; to be asked for before it starts. */
export function firstLosses(scene: Scene): Live<readonly number[]> {
  const already = known.get(scene);
  if (already) return already;
  const first = new LiveValue<readonly number[]>([]);
  const { frame } = scene.run;
  frame.subscribe(() => {
    const { firstLoss, losses } = frame.current()!;
    const before = first.current();
    if (losses.length === 0 || firstLoss >= KEPT || firstLoss > before.length) return;
    first.set([...before.slice(0, firstLoss), ...losses].slice(0, KEPT));
  });
  known.set(scene, first);
  return first;
}
