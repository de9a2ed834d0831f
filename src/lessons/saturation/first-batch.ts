import { useEffect, useMemo } from "react";
import { create } from "zustand";
import type { FirstBatchResult } from "../../experiment/studies/first-batch";
import type { LayerInputs } from "../../figures/layer-inputs";
import { useStudy } from "../../store/study";
import type { Failure } from "../../worker/protocol";

/** The study's answer is the same for everybody on the page: it is asked once. */
const useKnown = create<{ firstBatch: FirstBatchResult | null; failure: Failure | null }>()(() => ({
  firstBatch: null,
  failure: null,
}));

export const lessonSeed = 42;

/** The notebook's first minibatch before any scale; null as long as it is computed, or not wanted. */
export function useFirstBatch(isWanted: boolean): FirstBatchResult | null {
  const { firstBatch } = useKnown();
  const { result, failure } = useStudy("first-batch", { seed: lessonSeed }, isWanted && firstBatch === null);
  useEffect(() => {
    if (result) useKnown.setState({ firstBatch: result, failure: null });
    else if (failure) useKnown.setState({ failure });
  }, [result, failure]);
  return firstBatch;
}

/** Why there is no first minibatch. */
export function useFirstBatchFailure(): Failure | null {
  return useKnown(({ failure }) => failure);
}

/** Its preactivations with W1 × gain and b1 × biasScale. */
export function useScaledBatch(
  gain: number,
  biasScale: number,
  isWanted: boolean,
): Omit<LayerInputs, "nonlinearity"> | null {
  const firstBatch = useFirstBatch(isWanted);
  return useMemo(() => firstBatch && scaledBatch(firstBatch, gain, biasScale), [firstBatch, gain, biasScale]);
}

export function scaledBatch(
  { batch, neurons, products, bias }: FirstBatchResult,
  gain: number,
  biasScale: number,
): Omit<LayerInputs, "nonlinearity"> {
  const preactivations = products.map((product, i) => gain * product + biasScale * bias[i % neurons]);
  return { batch, neurons, preactivations };
}
