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
  const { magnitude } = numberFormat(i18n.language);
  /** In four digits, which is as close as two numbers of a reply come; a small one in three, times a power of ten. */
  function say(value: number | string): string {
    if (typeof value === "string") return value;
    const isPlain = Number.isInteger(value) || (Math.abs(value) >= 0.001 && Math.abs(value) < 1e6);
    if (!isPlain) return magnitude(value);
    const digits = Number.isInteger(value) ? {} : { maximumSignificantDigits: 4 };
    return value.toLocaleString(i18n.language, digits).replace("-", "−");
  }
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
