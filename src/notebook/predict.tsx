import { type ReactNode, useId, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { PredictFrame } from "./predict-frame";
import { partsOf } from "./predict-parts";
import { useAnswer } from "./use-answer";

interface PredictProps {
  /** The name by which the answer is kept: of its own in the whole lesson, the same in both languages. */
  id: string;
  /** A `Question`, two to four `Choice`s and a `Reveal`. */
  children: ReactNode;
}

/** A question with a few answers: choose, read the reply, then see. */
export function Predict({ id, children }: PredictProps) {
  const { t } = useTranslation("reader");
  const questionId = useId();
  const { question, choices, reveal } = partsOf(children);
  const answer = useAnswer(id, "choice");
  const [picked, setPicked] = useState<number | null>(null);
  const given = answer.given && answer.given.choice < choices.length ? answer.given.choice : null;
  const shown = given ?? picked;
  const isAnswered = given !== null;
  const stage = isAnswered ? "answered" : answer.skipped ? "skipped" : "asking";

  function ask() {
    setPicked(given);
    answer.takeBack();
  }

  return (
    <PredictFrame
      id={id}
      questionId={questionId}
      question={question}
      stage={stage}
      missing={picked === null ? t("predict.choose") : null}
      onAnswer={() => answer.give({ kind: "choice", choice: picked! })}
      onSkip={answer.skip}
      onAsk={ask}
      reply={isAnswered && <p>{choices[given].reply}</p>}
      reveal={reveal}
      control={
        <RadioGroup
          className="predict-choices"
          aria-labelledby={questionId}
          value={shown === null ? null : String(shown)}
          isReadOnly={stage !== "asking"}
          onChange={(chosen) => setPicked(Number(chosen))}
        >
          {choices.map((choice, i) => (
            <Radio
              // biome-ignore lint/suspicious/noArrayIndexKey: a choice is known by its place, also in progress.
              key={i}
              value={String(i)}
              className="predict-choice"
              data-right={(stage !== "asking" && choice.right) || undefined}
            >
              <span className="predict-choice-text">{choice.children}</span>
              {stage !== "asking" && choice.right && (
                <span className="predict-choice-mark">{t("predict.right")}</span>
              )}
            </Radio>
          ))}
        </RadioGroup>
      }
    />
  );
}
