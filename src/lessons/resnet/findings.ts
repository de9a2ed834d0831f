import { useEffect } from "react";
import { create } from "zustand";
import type { ResidualBlockResult } from "../../experiment/studies/residual-block";
import type { TrainedDepth } from "../../experiment/studies/training-by-depth";

/** What the chapter's studies have found, for its sentences to say. */
interface Findings {
  /** The shallow plain network, then the deep one. */
  plain: TrainedDepth[] | null;
  /** The deep residual network. */
  residual: TrainedDepth[] | null;
  withSkip: ResidualBlockResult | null;
  withoutSkip: ResidualBlockResult | null;
}

export const useFindings = create<Findings>()(() => ({
  plain: null,
  residual: null,
  withSkip: null,
  withoutSkip: null,
}));

/** Tells the chapter's sentences what a figure has found. */
export function usePublished<Name extends keyof Findings>(name: Name, found: Findings[Name]): void {
  useEffect(() => {
    useFindings.setState({ [name]: found });
  }, [name, found]);
}
