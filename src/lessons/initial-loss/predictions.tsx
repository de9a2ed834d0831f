import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { PredictCurve } from "../../notebook/predict-curve";
import { PredictNumber } from "../../notebook/predict-number";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { judgeScaleCurve } from "./judge-scale-curve";
import { sweep } from "./scale-sweep";

const naive = { fields: {} };

/** How much the notebook's network loses at step 0: the answer is measured. */
export function PredictFirstLoss({ id, children }: { id: string; children: ReactNode }) {
  const { t } = useTranslation("initial-loss");
  const place = useRef<HTMLSpanElement>(null);
  const { result } = useStudy("initial-loss", naive, useWasSeen(place));
  return (
    <>
      <span ref={place} />
      <PredictNumber
        id={id}
        min={0}
        max={60}
        step={0.1}
        unit="nats"
        start={3.7}
        answer={result?.loss ?? null}
        low={t("predictions.first.low")}
        near={t("predictions.first.near")}
        high={t("predictions.first.high")}
      >
        {children}
      </PredictNumber>
    </>
  );
}

const exponents = [-3, 0] as const;
const losses = [0, 45] as const;

/** The curve of the loss at step 0 against the scale of W2. */
export function PredictScaleCurve({ id, children }: { id: string; children: ReactNode }) {
  const { t } = useTranslation("initial-loss");
  const place = useRef<HTMLSpanElement>(null);
  const { result, done } = useStudy("loss-by-output-scale", sweep, useWasSeen(place));
  const actual = useMemo(() => {
    if (!result || done !== null) return null;
    const { points } = result.curves.find(({ biasScale }) => biasScale === 0)!;
    return points.map(({ scale, loss }) => [Math.log10(scale), loss]);
  }, [result, done]);
  return (
    <>
      <span ref={place} />
      <PredictCurve
        id={id}
        xLabel={t("predictions.curve.x")}
        yLabel={t("predictions.curve.y")}
        xRange={exponents}
        yRange={losses}
        actual={actual}
        judge={(drawn) => judgeScaleCurve(drawn)}
        replies={{
          near: t("predictions.curve.near"),
          ramp: t("predictions.curve.ramp"),
          zero: t("predictions.curve.zero"),
          falling: t("predictions.curve.falling"),
          other: t("predictions.curve.other"),
        }}
      >
        {children}
      </PredictCurve>
    </>
  );
}
