import { useEffect } from "react";
import { create } from "zustand";
import type { FoldedLayer } from "../../experiment/studies/folded-layer";
import type { ForgottenEval } from "../../experiment/studies/forgotten-eval";
import type { ShortRun } from "../../experiment/studies/robustness";
import type { StepCost } from "../../experiment/studies/step-cost";
import { useStudy } from "../../store/study";
import type { Failure } from "../../worker/protocol";
import { gains, gainsInTurn, type Knobs } from "./knobs";
import { deepFields } from "./scenes";

/** What the chapter's figures have found so far, for its sentences and predictions. */
interface Findings {
  /** Sweeps of the gain by number of hidden layers, as far as they are trained. */
  sweeps: Partial<Record<Knobs["layers"], ShortRun[]>>;
  /** A prediction on screen waits for the sweep of five layers. */
  isPredicted: boolean;
  evaluation: ForgottenEval | null;
  folded: FoldedLayer | null;
  cost: StepCost | null;
}

export const useFindings = create<Findings>()(() => ({
  sweeps: {},
  isPredicted: false,
  evaluation: null,
  folded: null,
  cost: null,
}));

export const find = (fields: Partial<Findings>): void => useFindings.setState(fields);

/** Updates of each run of a sweep. */
export const sweptSteps = 500;

/**
 * Asks for deep networks over the gains, while somebody looks; `sweeps` holds them for all who show them.
 * @returns why they don't come
 */
export function useGainSweep(layers: Knobs["layers"], isWanted: boolean): Failure | null {
  const { sweeps } = useFindings();
  const isWhole = sweeps[layers]?.length === 2 * gains.length;
  const params = {
    fields: { ...deepFields, hiddenLayers: layers },
    field: "gain" as const,
    values: gainsInTurn,
    steps: sweptSteps,
  };
  const { result, params: answered, failure } = useStudy("robustness", params, isWanted && !isWhole);
  const own = answered?.fields.hiddenLayers === layers ? result : null;
  useEffect(() => {
    if (own) useFindings.setState(({ sweeps }) => ({ sweeps: { ...sweeps, [layers]: own } }));
  }, [own, layers]);
  return failure;
}
