import { type ReactNode, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import "./apparatus.css";

interface PredictFrameProps {
  id: string;
  /** Labels the answer's control. */
  questionId: string;
  question: ReactNode;
  /** Where the answer is given and, once given, shown. */
  control: ReactNode;
  stage: "asking" | "answered" | "skipped";
  /** What is missing to commit; null when there is an answer. */
  missing: string | null;
  /** What the lesson says to the answer. */
  reply: ReactNode;
  reveal: ReactNode;
  onAnswer(): void;
  onSkip(): void;
  /** Back to the question, from an answer or from having seen without one. */
  onAsk(): void;
}

/** What all predictions share: the question, the commitment, the reply, and only then what it was about. */
export function PredictFrame({ id, stage, missing, reply, reveal, ...rest }: PredictFrameProps) {
  const { t } = useTranslation("reader");
  const [isHurried, setHurried] = useState(false);
  const commit = useRef<HTMLButtonElement>(null);
  const isAsking = stage === "asking";

  /** The button is never disabled: whoever presses it too early reads why, and keeps his place on the keyboard. */
  function press() {
    setHurried(isAsking && missing !== null);
    if (!isAsking) rest.onAsk();
    else if (missing === null) rest.onAnswer();
  }

  function skip() {
    rest.onSkip();
    commit.current?.focus(); // the button that was pressed goes
  }

  return (
    <div className="predict" data-predict={id} data-stage={stage}>
      <p className="predict-kicker">{t("predict.label")}</p>
      <div className="predict-question" id={rest.questionId}>
        {rest.question}
      </div>
      {rest.control}
      <div className="predict-reply" role="status">
        {isAsking && isHurried && missing !== null ? <p>{missing}</p> : reply}
      </div>
      <div className="predict-actions">
        <Button ref={commit} className={isAsking ? "button primary" : "button quiet"} onPress={press}>
          {t(`predict.${stage}`)}
        </Button>
        {isAsking && (
          <Button className="button quiet" onPress={skip}>
            {t("predict.skip")}
          </Button>
        )}
      </div>
      {!isAsking && <div className="predict-reveal">{reveal}</div>}
    </div>
  );
}
