import { useEffect } from "react";
import { useScene, useSceneState } from "../../notebook/scene";
import type { Scene } from "../../notebook/scene-book";
import type { RunState } from "../../store/run";
import { careful, careless } from "./scenes";

/** The two runs of the chapter's first figure. */
export function useTwins(): { careless: Scene; careful: Scene } {
  return { careless: useScene(careless), careful: useScene(careful) };
}

/** Steps a second: the race up to the scenes' arrival takes five seconds. */
const watchable = 200;

/** Up to where a scene plays by itself it is slow enough to be watched; what the reader asks for goes as fast as it can. */
export function useWatchablePace(scene: Scene): void {
  const isArriving = useSceneState(scene, ({ until }) => until !== null);
  useEffect(() => {
    const isMotionReduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scene.run.store.getState().setPace(isArriving && !isMotionReduced ? watchable : null);
  }, [scene, isArriving]);
}

/** Whichever is ready first waits for the other: they start their race together. */
export function useStartTogether({ careless, careful }: { careless: Scene; careful: Scene }): void {
  const isCarelessReady = useSceneState(careless, isReady);
  const isCarefulReady = useSceneState(careful, isReady);
  const waiting = isCarelessReady === isCarefulReady ? null : isCarelessReady ? careless : careful;
  useEffect(() => {
    if (!waiting) return;
    const { playing, until, pause, playTo } = waiting.run.store.getState();
    if (!playing || until === null) return;
    pause();
    return () => playTo(until);
  }, [waiting]);
}

const isReady = ({ status }: RunState) => status !== "preparing";
