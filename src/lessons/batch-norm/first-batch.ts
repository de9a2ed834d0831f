import { useEffect } from "react";
import type { NormalizedBatch } from "../../experiment/studies/normalized-batch";
import { useStudy } from "../../store/study";
import { find, useFindings } from "./findings";

/** The notebook's first minibatch with batch normalisation and without, asked once for all; null until it is known. */
export function useFirstBatch(): NormalizedBatch | null {
  const { firstBatch } = useFindings();
  const { result, failure } = useStudy("normalized-batch", { fields: {} }, firstBatch === null);
  useEffect(() => {
    if (result) find({ firstBatch: result, firstBatchFailure: null });
    else if (failure) find({ firstBatchFailure: failure });
  }, [result, failure]);
  return firstBatch;
}

/** Share of a layer's activations with |tanh| > 0.97, as in the saturation map: of the float32 that tanh gives. */
export function saturatedShare(preactivations: Float32Array): number {
  const saturated = preactivations.filter((x) => Math.abs(Math.fround(Math.tanh(x))) > 0.97);
  return saturated.length / preactivations.length;
}
