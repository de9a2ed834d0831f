import type { NameCensusParams, NameCensusResult } from "../../experiment/studies/name-census";
import { useStudy } from "../../store/study";
import { useFindings, usePublished } from "./findings";

export const notebookCensus: NameCensusParams = { encoding: "punycode", contextSize: 3 };

/** The notebook's names counted: asked for once, by whatever part of the chapter is seen first. */
export function useCensus(isWanted: boolean): NameCensusResult | null {
  const known = useFindings(({ census }) => census);
  const { result, done } = useStudy("name-census", notebookCensus, isWanted && known === null);
  usePublished("census", done === null ? result : null);
  return known;
}
