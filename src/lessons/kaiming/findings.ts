import { useEffect } from "react";
import { create } from "zustand";
import type { FirstMinibatch } from "../../experiment/studies/first-minibatch";
import type { GainSimulationResult } from "../../experiment/studies/gain-simulation";
import type { WeightedSums } from "../../experiment/studies/weighted-sums";
import type { MeasuredGain } from "../../figures/gain-by-layer";
import type { StartingPoint } from "../../figures/starting-points";

/** What the chapter's studies have found, for its sentences to say. */
interface Findings {
  sums: WeightedSums | null;
  gains: GainSimulationResult | null;
  /** Fifty layers of tanh with each gain. */
  byLayer: MeasuredGain[] | null;
  starts: StartingPoint[] | null;
  opened: FirstMinibatch | null;
}

export const useFindings = create<Findings>()(() => ({
  sums: null,
  gains: null,
  byLayer: null,
  starts: null,
  opened: null,
}));

/** Tells the chapter's sentences what a figure has found. */
export function usePublished<Name extends keyof Findings>(name: Name, found: Findings[Name]): void {
  useEffect(() => {
    if (found) useFindings.setState({ [name]: found });
  }, [name, found]);
}

/** The notebook's. */
export const lessonSeed = 42;
