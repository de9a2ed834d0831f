import { useEffect } from "react";
import { create } from "zustand";
import type { FoldedLayer } from "../../experiment/studies/folded-layer";
import type { ForgottenEval } from "../../experiment/studies/forgotten-eval";
import type { ShortRun } from "../../experiment/studies/robustness";
import { useStudy } from "../../store/study";
import { gains, type Knobs } from "./knobs";
import { deepFields } from "./scenes";

/** What the chapter's figures have found so far, for its sentences and predictions. */
interface Findings {
  /** Sweeps of the gain by number of hidden layers, whole. */
  sweeps: Partial<Record<Knobs["layers"], ShortRun[]>>;
  evaluation: ForgottenEval | null;
  folded: FoldedLayer | null;
}

export const useFindings = create<Findings>()(() => ({ sweeps: {}, evaluation: null, folded: null }));

export const find = (fields: Partial<Findings>): void => useFindings.setState(fields);

/** Updates of each run of a sweep. */
export const sweptSteps = 500;

/** Deep networks over the gains, asked once for all who show them; as far as they are trained. */
export function useGainSweep(layers: Knobs["layers"], isWanted: boolean): ShortRun[] {
  const { sweeps } = useFindings();
  const known = sweeps[layers];
  const params = {
    fields: { ...deepFields, hiddenLayers: layers },
    field: "gain" as const,
    values: gains,
    steps: sweptSteps,
  };
  const { result, params: answered, done } = useStudy("robustness", params, isWanted && !known);
  const own = answered?.fields.hiddenLayers === layers ? result : null;
  const isWhole = done === null && own?.length === 2 * gains.length;
  useEffect(() => {
    if (isWhole) useFindings.setState(({ sweeps }) => ({ sweeps: { ...sweeps, [layers]: own } }));
  }, [isWhole, own, layers]);
  return known ?? own ?? [];
}
