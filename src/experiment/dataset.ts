/** The stages of preparing the names, in order. */
export type DatasetStage = "fetching" | "encoding" | "drawing" | "windows";

/** What a reader is told about the data before the run begins. */
export interface DatasetSummary {
  /** Names in the source list, names the pipeline dropped, names drawn for the run. */
  source: number;
  dropped: { shortWord: number; notEncodable: number; punycode: number };
  names: number;
  longest: number;
  vocabulary: string[];
  /** Windows (training examples) of each split. */
  windows: { train: number; validation: number; test: number };
  firstNames: string[];
}

/** Why names could not be prepared, as data. */
export type DatasetFailure =
  | { kind: "dataset-missing"; name: string; detail: string }
  | { kind: "dataset-truncated"; name: string; expectedBytes: number; receivedBytes: number }
  | { kind: "dataset-empty" }
  | { kind: "dataset-too-few-names"; names: number; minimum: number }
  | { kind: "dataset-not-text" };
