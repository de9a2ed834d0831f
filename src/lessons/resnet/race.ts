import { useStudy } from "../../store/study";
import { usePublished } from "./findings";
import { racers, raceSteps, raceWindow, useKnobs } from "./knobs";

/** Plain and residual networks of the same seed, trained as long; the plain one at 8 layers too, to compare. */
export function useRace(isWanted: boolean) {
  const { depth, isNormalized } = useKnobs();
  const config = racers(isNormalized);
  const shared = { steps: raceSteps, every: raceWindow };
  const plain = useStudy(
    "training-by-depth",
    { config, depths: depth === 8 ? [8] : [8, depth], ...shared },
    isWanted,
  );
  const residual = useStudy(
    "training-by-depth",
    { config: { ...config, connections: "residual" }, depths: [depth], ...shared },
    isWanted,
  );
  usePublished("plain", plain.result);
  usePublished("residual", residual.result);
  const ofDepth = (depth: number, of: typeof plain) =>
    of.result?.find((trained) => trained.depth === depth) ?? null;
  return {
    shallow: ofDepth(8, plain),
    plain: ofDepth(depth, plain),
    residual: ofDepth(depth, residual),
    isOver: plain.done === null && residual.done === null,
    failure: plain.failure ?? residual.failure,
  };
}

/** Mean loss of each whole window of minibatches so far. */
export function windowMeans(losses: readonly number[]): number[] {
  const count = Math.floor(losses.length / raceWindow);
  return Array.from({ length: count }, (_, i) => mean(losses.slice(i * raceWindow, (i + 1) * raceWindow)));
}

/** Mean loss of the last hundred minibatches. */
export function lastLoss(losses: readonly number[]): number {
  return mean(losses.slice(-100));
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
