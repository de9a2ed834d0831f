import type { RunConfig } from "../config";
import { type NamesConfig, prepareNames } from "../names/prepare";
import type { Study } from "./study";

export type RunNamesParams = NamesConfig &
  Pick<RunConfig, "dataset"> & {
    /** The text that the reader opened, for dataset `file`. */
    file: string | null;
  };

/** The names of a run as it learns them: encoded, drawn, shuffled. */
export const study: Study<RunNamesParams, string[]> = async function* (params, means) {
  yield { done: 0 };
  const text = params.dataset === "file" ? (params.file ?? "") : await means.text(params.dataset);
  return prepareNames(text, params, () => {}).names;
};
