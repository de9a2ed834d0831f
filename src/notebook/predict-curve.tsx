import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { CurvePad } from "./curve-pad";
import { PredictFrame } from "./predict-frame";
import { partsOf } from "./predict-parts";
import { useAnswer } from "./use-answer";
import { type Curve, curveVerdict } from "./verdict";

/** A curve is drawn by this many heights, spread evenly from one end of the x axis to the other. */
const count = 8;

interface PredictCurveProps {
  /** The name by which the answer is kept: of its own in the whole lesson, the same in both languages. */
  id: string;
  xLabel: string;
  yLabel: string;
  xRange: readonly [from: number, to: number];
  yRange: readonly [from: number, to: number];
  /** [x, y] by ascending x, as far as the reader's run has come; null before it has begun. */
  actual: Curve | null;
  /** Names the reply to a curve; without it, "low", "near" or "high" by the mean distance. */
  judge?(drawn: readonly number[], actual: Curve): string;
  replies?: Readonly<Record<string, string>>;
  /** Replies by the names that are judged without a `judge`. */
  low?: string;
  near?: string;
  high?: string;
  /** A `Question` and a `Reveal`. */
  children: ReactNode;
}

/** A question whose answer is a curve, drawn on its axes before the run draws it. */
export function PredictCurve({ id, xRange, yRange, actual, judge, replies, ...rest }: PredictCurveProps) {
  const { t } = useTranslation("reader");
  const questionId = useId();
  const { question, reveal } = partsOf(rest.children);
  const answer = useAnswer(id, "curve");
  const [drawn, setDrawn] = useState<number[] | null>(null);
  const given = answer.given?.heights.length === count ? answer.given.heights : null;
  const stage = given ? "answered" : answer.skipped ? "skipped" : "asking";

  function ask() {
    setDrawn(given);
    answer.takeBack();
  }

  function replyTo(heights: readonly number[]): string | undefined {
    if (!actual || !reaches(actual, xRange)) return t("predict.drawnWaiting");
    const verdict = judge?.(heights, actual) ?? curveVerdict(heights, actual, xRange, yRange);
    const words: Record<string, string | undefined> = {
      low: rest.low,
      near: rest.near,
      high: rest.high,
      ...replies,
    };
    return words[verdict];
  }

  return (
    <PredictFrame
      id={id}
      questionId={questionId}
      question={question}
      stage={stage}
      missing={drawn === null ? t("predict.drawFirst") : null}
      onAnswer={() => answer.give({ kind: "curve", heights: drawn! })}
      onSkip={answer.skip}
      onAsk={ask}
      reply={given && <p>{replyTo(given)}</p>}
      reveal={reveal}
      control={
        stage !== "skipped" && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would say the question a second time.
          <div role="group" aria-labelledby={questionId}>
            <CurvePad
              xLabel={rest.xLabel}
              yLabel={rest.yLabel}
              xRange={xRange}
              yRange={yRange}
              heights={given ?? drawn}
              count={count}
              actual={given && actual}
              onDraw={given ? null : setDrawn}
            />
            {given && (
              <ul className="curve-pad-key">
                <li data-mark="drawn">{t("predict.yours")}</li>
                <li data-mark="actual">{t("predict.actual")}</li>
              </ul>
            )}
          </div>
        )
      }
    />
  );
}

/** Whether a run has come far enough along the axis for its curve to be compared. */
function reaches(actual: Curve, [from, to]: readonly [number, number]): boolean {
  const last = actual.at(-1);
  return last !== undefined && last[0] >= from + 0.95 * (to - from);
}
