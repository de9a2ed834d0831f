import type { RunConfig } from "../config";
import type { DatasetSummary } from "../dataset";
import type { BuiltIn } from "../names/sources";
import type { Splits } from "../windows";

/** How far a study has come, 0 to 1, and what it can already show. */
export interface StudyProgress<Result> {
  done: number;
  /** Whole in its shape; what is not computed yet is missing from it. */
  result?: Result;
}

/** The names that a study learns from. */
export interface StudyData {
  summary: DatasetSummary;
  splits: Splits;
  trainingNames: ReadonlySet<string>;
}

/** What a study may ask of the thread around it. */
export interface StudyMeans {
  /** The names, windows and vocabulary of a run with this config. */
  dataset(config: RunConfig): Promise<StudyData>;
  /** The text of a built-in list, one name a line. */
  text(list: BuiltIn): Promise<string>;
  /** Milliseconds of a clock that only goes forward: time is the edge's. */
  now(): number;
}

/**
 * A computation on the engine that is no run: plain data in, plain data out. It yields at least every 10 milliseconds
 * or so of work, for between two yields it may be told that nobody waits for it any more; then it is returned, so what
 * it allocated is freed in a `finally` (engine/scope.ts).
 */
export type Study<Params, Result> = (
  params: Params,
  means: StudyMeans,
) => AsyncGenerator<StudyProgress<Result>, Result>;
