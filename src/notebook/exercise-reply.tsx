import { use } from "react";
import { useTranslation } from "react-i18next";
import { numberFormat } from "../figures/number-format";
import { loadExerciseWords } from "../i18n/exercise-words";
import type { Verdict } from "../python/protocol";

interface ExerciseReplyProps {
  /** Of the exercise: "initial-loss/bound". */
  id: string;
  verdict: Verdict;
}

/** What the check says of the reader's answer: the exercise's own words, or those that hold for any. */
export function ExerciseReply({ id, verdict }: ExerciseReplyProps) {
  const { t, i18n } = useTranslation();
  use(loadExerciseWords(i18n.language));
  const finding = verdict.kind === "passed" ? "passed" : verdict.finding;
  const { count, full } = numberFormat(i18n.language);
  const say = (value: number | string) =>
    typeof value === "string" ? value : Number.isInteger(value) ? count(value) : full(value);
  const numbers = Object.entries(verdict.numbers).map(([name, value]) => [name, say(value)]);
  const own = `exercises:${id.replace("/", ".")}.${finding}`;
  const text = t([own, `exercises:common.${finding}`], Object.fromEntries(numbers)) as string;
  return <p>{withCode(text)}</p>;
}

/** What stands between backticks is code. */
function withCode(text: string) {
  return text.split("`").map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence stay where they are
      <code key={i}>{part}</code>
    ) : (
      part
    ),
  );
}
