import { create } from "zustand";
import type { NormalizedBatch } from "../../experiment/studies/normalized-batch";
import type { Failure } from "../../worker/protocol";

/** What the chapter's figures have found so far, for its sentences. */
interface Findings {
  firstBatch: NormalizedBatch | null;
  /** Why there is no first batch. */
  firstBatchFailure: Failure | null;
  /** Standard deviation of the trembling activation; NaN in a batch of one. */
  tremble: number | null;
}

export const useFindings = create<Findings>()(() => ({
  firstBatch: null,
  firstBatchFailure: null,
  tremble: null,
}));

export const find = (fields: Partial<Findings>): void => useFindings.setState(fields);
