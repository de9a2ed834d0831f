import type { MDXComponents } from "mdx/types";
import { CodeCell } from "../notebook/code-cell";
import { Note } from "../notebook/note";
import { Predict } from "../notebook/predict";
import { PredictCurve } from "../notebook/predict-curve";
import { PredictNumber } from "../notebook/predict-number";
import { Choice, Question, Reveal } from "../notebook/predict-parts";
import { Prelude } from "../notebook/prelude";
import { Ref, References } from "../notebook/reference";
import { Remember } from "../notebook/remember";
import { Task, Tasks } from "../notebook/task";
import { Term } from "../notebook/term";

/** What every chapter's page may use by name; a chapter imports its own figures. */
export const lessonParts: MDXComponents = {
  Choice,
  CodeCell,
  Note,
  Predict,
  PredictCurve,
  PredictNumber,
  Prelude,
  Question,
  Ref,
  References,
  Remember,
  Reveal,
  Task,
  Tasks,
  Term,
};
