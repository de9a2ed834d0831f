import { type CSSProperties, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../controls/slider-field";
import { PredictFrame } from "./predict-frame";
import { partsOf } from "./predict-parts";
import { useAnswer } from "./use-answer";
import { numberVerdict } from "./verdict";

interface PredictNumberProps {
  /** The name by which the answer is kept: of its own in the whole lesson, the same in both languages. */
  id: string;
  min: number;
  max: number;
  /** Between two values of the slider; on a logarithmic scale only what is typed keeps to it. */
  step: number;
  unit?: string;
  /** Where the slider stands at first. */
  start: number;
  /** null as long as the reader's run hasn't said it. */
  answer: number | null;
  /** Relative to the answer: within it a guess is near. */
  tolerance?: number;
  scale?: "linear" | "log";
  /** The reply to a guess below, near and above the answer. */
  low: string;
  near: string;
  high: string;
  /** A `Question` and a `Reveal`. */
  children: ReactNode;
}

/** A question whose answer is a number, slid or typed. */
export function PredictNumber({
  id,
  unit,
  answer,
  tolerance = 0.1,
  scale = "linear",
  ...rest
}: PredictNumberProps) {
  const { t, i18n } = useTranslation("reader");
  const questionId = useId();
  const { question, reveal } = partsOf(rest.children);
  const { given, ...kept } = useAnswer(id, "number");
  const [guess, setGuess] = useState(rest.start);
  const withUnit = (value: number) => {
    const number = value.toLocaleString(i18n.language, { maximumSignificantDigits: 4 });
    return unit ? `${number} ${unit}` : number;
  };
  const stops = scale === "log" ? logStops(rest.min, rest.max) : linearStops(rest.min, rest.max, rest.step);
  const place = (value: number) => Math.min(1, Math.max(0, placeOn(scale, rest.min, rest.max, value)));

  function ask() {
    if (given) setGuess(given.value);
    kept.takeBack();
  }

  return (
    <PredictFrame
      id={id}
      questionId={questionId}
      question={question}
      stage={given ? "answered" : kept.skipped ? "skipped" : "asking"}
      missing={null}
      onAnswer={() => kept.give({ kind: "number", value: guess })}
      onSkip={kept.skip}
      onAsk={ask}
      reply={
        given &&
        (answer === null ? (
          <p>{t("predict.saidWaiting", { guess: withUnit(given.value) })}</p>
        ) : (
          <>
            <p className="predict-said">
              {t("predict.said", { guess: withUnit(given.value), answer: withUnit(answer) })}
            </p>
            <p>{rest[numberVerdict(given.value, answer, tolerance)]}</p>
          </>
        ))
      }
      reveal={reveal}
      control={
        given ? (
          <div className="predict-scale" aria-hidden="true">
            <Mark of="guess" at={place(given.value)} label={t("predict.yours")} />
            {answer !== null && <Mark of="answer" at={place(answer)} label={t("predict.actual")} />}
          </div>
        ) : kept.skipped ? null : (
          <SliderField
            name={t("predict.guess")}
            unit={unit}
            explanation={t("predict.slideOrType")}
            value={guess}
            defaultValue={guess}
            range={{ min: rest.min, max: rest.max, integer: Number.isInteger(rest.step) }}
            stops={stops}
            commitOn="drag"
            onChange={setGuess}
          />
        )
      }
    />
  );
}

/** @param at 0 to 1 along the scale */
function Mark({ of, at, label }: { of: "guess" | "answer"; at: number; label: string }) {
  const style = { "--at": at } as CSSProperties;
  return (
    <span className="predict-scale-mark" data-mark={of} style={style}>
      <span className="predict-scale-label">{label}</span>
    </span>
  );
}

function placeOn(scale: "linear" | "log", min: number, max: number, value: number): number {
  return scale === "log" ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
}

function linearStops(min: number, max: number, step: number): number[] {
  const count = Math.round((max - min) / step);
  return Array.from({ length: count + 1 }, (_, i) => Number((min + i * step).toPrecision(12)));
}

/** Twenty a decade, in two digits. */
function logStops(min: number, max: number): number[] {
  const count = Math.ceil(20 * Math.log10(max / min));
  const stops = Array.from({ length: count + 1 }, (_, i) => min * (max / min) ** (i / count));
  return [...new Set(stops.map((stop) => Number(stop.toPrecision(2))))];
}
