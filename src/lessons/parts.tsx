import type { MDXComponents } from "mdx/types";
import { CodeCell } from "../notebook/code-cell";
import { Hint, Solution } from "../notebook/exercise-parts";
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
import { CheckedExercise } from "./checked-exercise";

/** What every chapter's page may use by name; a chapter imports its own figures. */
export const lessonParts: MDXComponents = {
  Choice,
  CodeCell,
  Exercise: CheckedExercise,
  Hint,
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
  Solution,
  Task,
  Tasks,
  Term,
};
