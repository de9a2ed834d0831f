import type { RunConfig } from "../config";
import { DatasetError, type DatasetFailure } from "../dataset";
import { readFileText, type TextEncoding } from "../names/file-text";
import { type NamesSurvey, surveyNames } from "../names/survey";
import type { Study } from "./study";

export interface NamesSurveyParams {
  /** A file's bytes, or the text that they were read as. */
  source: Uint8Array | string;
  encoding: RunConfig["encoding"];
}

export type NamesSurveyResult =
  | { kind: "surveyed"; text: string; spelt: TextEncoding; survey: NamesSurvey }
  /** No text at all, or one without a name. */
  | { kind: "refused"; failure: DatasetFailure };

/** A list of the reader's own, looked through before a run learns it. */
export const study: Study<NamesSurveyParams, NamesSurveyResult> = async function* ({ source, encoding }) {
  yield { done: 0 };
  try {
    const { text, encoding: spelt } =
      typeof source === "string" ? { text: source, encoding: "utf-8" as const } : readFileText(source);
    const work = surveyNames(text, encoding);
    for (;;) {
      const { done, value } = work.next();
      if (!done) yield { done: value };
      else if (value.names === 0) return { kind: "refused", failure: { kind: "dataset-empty" } };
      else return { kind: "surveyed", text, spelt, survey: value };
    }
  } catch (error) {
    if (error instanceof DatasetError) return { kind: "refused", failure: error.failure };
    throw error;
  }
};
