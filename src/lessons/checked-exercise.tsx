import { Exercise, type ExerciseProps } from "../notebook/exercise";
import { loadCheck } from "./exercise-checks";

/** An exercise of a chapter's page, with the check of its name. */
export function CheckedExercise(props: Omit<ExerciseProps, "loadCheck">) {
  return <Exercise {...props} loadCheck={() => loadCheck(props.id)} />;
}
