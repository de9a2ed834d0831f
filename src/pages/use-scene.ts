import { useEffect, useEffectEvent } from "react";
import { DEFAULT_THRESHOLD } from "../experiment/frame";
import { useAddress } from "../store/address-context";
import { type ListedScene, type PairScene, placeOfScene } from "../store/lab-scenes";
import { sceneOf } from "../store/lab-view";
import { useLabView } from "../store/lab-view-context";
import type { Run } from "../store/run";

/** Opens a prepared scene: its run waits at its step 0. Two runs open side by side. */
export function useOpenScene({ store }: Run): (scene: ListedScene | PairScene) => void {
  const go = useAddress((state) => state.go);
  const { view } = useLabView();
  return (scene) => {
    const place = placeOfScene(scene);
    if (place.page === "compare") return go(place);
    store.getState().setConfig(place.config);
    go(view.present ? { ...place, view: { ...place.view, present: true } } : place);
  };
}

/** What an address brings beside a run: the threshold, how fast it goes, where it rests by itself, whether it plays unasked. */
export function useScene({ store, progress }: Run): void {
  const arrivals = useAddress((state) => state.arrivals);
  const { view, tell } = useLabView();
  const scene = sceneOf(view);

  const arrive = useEffectEvent(() => {
    const { setThreshold, setPace, play } = store.getState();
    const threshold = view.threshold ?? scene?.threshold ?? (scene && DEFAULT_THRESHOLD);
    if (threshold !== null) setThreshold(threshold);
    if (scene) setPace(scene.pace ?? null);
    if (view.embed && view.autoplay) play();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each arrival brings it once, whatever changes later
  useEffect(() => arrive(), [arrivals]);

  const onThreshold = useEffectEvent((threshold: number) => {
    if (threshold !== (view.threshold ?? scene?.threshold ?? DEFAULT_THRESHOLD)) tell({ ...view, threshold });
  });
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.threshold !== before.threshold) onThreshold(state.threshold);
      }),
    [store],
  );

  const until = scene?.until ?? null;
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (until === null || !state.playing || before.playing || state.until !== null) return;
        if (state.status === "preparing" || progress.current().step < until) state.playTo(until);
      }),
    [store, progress, until],
  );
}
