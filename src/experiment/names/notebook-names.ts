import { defaultConfig, type RunConfig } from "../config";
import { type PreparedNames, vocabularyOf } from "./prepare";

/**
 * The notebook's own names as prepareNames gives them, one a line in the order of the shuffle: the file that
 * scripts/build-datasets.ts writes, so that its run need not encode all cities of the world before it begins. With what
 * they were prepared from, which the file doesn't hold.
 */
export const notebookNames = {
  /** Below data/. */
  file: "notebook-names.txt",
  bytes: 1_052_589,
  source: 171_075,
  dropped: { shortWord: 717, notEncodable: 3_019, punycode: 33_924 },
} as const;

/** Whether a run learns them. */
export function learnsNotebookNames(config: RunConfig): boolean {
  const fields = ["dataset", "encoding", "drawn", "shuffle"] as const;
  return fields.every((field) => config[field] === defaultConfig[field]);
}

/** The names of the file as it was received; null when it isn't whole. */
export function readNotebookNames(bytes: Uint8Array): PreparedNames | null {
  const { bytes: expected, source, dropped } = notebookNames;
  if (bytes.length !== expected) return null;
  const names = new TextDecoder().decode(bytes).split("\n");
  return { names, vocabulary: vocabularyOf(names), source, dropped };
}
