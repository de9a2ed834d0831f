/** The stages of preparing the names, in order. */
export type DatasetStage = "fetching" | "encoding" | "drawing" | "windows";

/** Told how far a stage has come, 0 to 1; at most some fifty times a stage. */
export type OnProgress = (stage: DatasetStage, done: number) => void;

/** How many names of the source list are not learnt, by the first reason that applies. */
export interface DroppedNames {
  /** A word of one character: the notebook takes it for noise. */
  shortWord: number;
  /** A word that IDNA refuses; of plain names, one that contains the end mark. */
  notEncodable: number;
  /** Encoded, but with an `xn--` in it: the notebook learns the names without. */
  punycode: number;
}

/** What a reader is told about the data before the run begins. */
export interface DatasetSummary {
  /** Names in the source list: its lines that are not blank. */
  source: number;
  dropped: DroppedNames;
  /** Names drawn for the run. */
  names: number;
  /** Characters (code points) of the longest one. */
  longest: number;
  vocabulary: string[];
  /** Windows (training examples) of each split. */
  windows: { train: number; validation: number; test: number };
  /** The first few of the training split. */
  firstNames: string[];
}

/** Why names could not be prepared, as data. */
export type DatasetFailure =
  | { kind: "dataset-missing"; name: string; detail: string }
  | { kind: "dataset-truncated"; name: string; expectedBytes: number; receivedBytes: number }
  | { kind: "dataset-empty" }
  | { kind: "dataset-too-few-names"; names: number; minimum: number }
  | { kind: "dataset-not-text" }
  /** `line` counts from 1; `length` in characters. */
  | { kind: "dataset-name-too-long"; line: number; length: number; maximum: number }
  | { kind: "dataset-vocabulary-too-large"; characters: number; maximum: number }
  /** The windows of all splits together would not fit in memory: fewer names, or a shorter context. */
  | { kind: "dataset-too-large"; windows: number; bytes: number; maximumBytes: number };

/** Names could not be prepared; `failure` says why. */
export class DatasetError extends Error {
  constructor(readonly failure: DatasetFailure) {
    const { kind, ...facts } = failure;
    super(`${kind} ${JSON.stringify(facts)}`);
    this.name = "DatasetError";
  }
}
