import type { Answer } from "../store/progress";
import { useProgress } from "../store/progress-context";

type AnswerKind = Answer["kind"];
type AnswerOf<Kind extends AnswerKind> = Extract<Answer, { kind: Kind }>;

export interface KeptAnswer<Kind extends AnswerKind> {
  /** null as long as the reader hasn't answered, or where another version of the lesson asked something else. */
  given: AnswerOf<Kind> | null;
  skipped: boolean;
  give(answer: AnswerOf<Kind>): void;
  skip(): void;
  takeBack(): void;
}

/** The reader's answer to one prediction, as progress keeps it. */
export function useAnswer<Kind extends AnswerKind>(id: string, kind: Kind): KeptAnswer<Kind> {
  const kept = useProgress(({ answers }) => answers[id]);
  const answer = useProgress((state) => state.answer);
  return {
    given: kept?.kind === kind ? (kept as AnswerOf<Kind>) : null,
    skipped: kept?.kind === "skipped",
    give: (given) => answer(id, given),
    skip: () => answer(id, { kind: "skipped" }),
    takeBack: () => answer(id, null),
  };
}
