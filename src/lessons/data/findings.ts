import { useEffect } from "react";
import { create } from "zustand";
import type { CityPipelineResult } from "../../experiment/studies/city-pipeline";
import type { NameCensusResult } from "../../experiment/studies/name-census";
import type { SplitOverlapResult } from "../../experiment/studies/split-overlap";

/** What the chapter's figures have found, for its sentences to say. */
interface Findings {
  /** With the notebook's draw, or the reader's. */
  pipeline: CityPipelineResult | null;
  census: NameCensusResult | null;
  overlap: SplitOverlapResult | null;
}

export const useFindings = create<Findings>()(() => ({ pipeline: null, census: null, overlap: null }));

/** Tells the chapter's sentences what a figure has found. */
export function usePublished<Name extends keyof Findings>(name: Name, found: Findings[Name]): void {
  useEffect(() => {
    if (found) useFindings.setState({ [name]: found });
  }, [name, found]);
}
