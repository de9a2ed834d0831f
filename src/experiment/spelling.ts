import type { RunConfig } from "./config";

/**
 * The spelling in which a list is learnt unless the reader says otherwise: the notebook's punycode for its cities of
 * every script, the characters as they are for lists that live in one alphabet.
 */
export function fittingEncoding(dataset: RunConfig["dataset"]): RunConfig["encoding"] {
  return dataset === "cities" ? "punycode" : "plain";
}
