import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PredictCurve } from "../../notebook/predict-curve";
import { useScene } from "../../notebook/scene";
import type { Curve } from "../../notebook/verdict";
import { judgeLossCurve } from "./judge-loss-curve";
import { notebookRun } from "./scenes";

const steps = 1_000;
const drawsPerSecond = 4;

interface PredictLossProps {
  id: string;
  level: string;
  slow: string;
  low: string;
  near: string;
  children: ReactNode;
}

/** Draw the first thousand losses of the notebook's run before it makes them. */
export function PredictLoss({ id, children, ...replies }: PredictLossProps) {
  const { t } = useTranslation("data");
  return (
    <PredictCurve
      id={id}
      xLabel={t("predictLoss.step")}
      yLabel={t("predictLoss.loss")}
      xRange={[0, steps]}
      yRange={[0, 40]}
      actual={useActual()}
      judge={judgeLossCurve}
      replies={replies}
    >
      {children}
    </PredictCurve>
  );
}

/** The run's losses so far, some times a second while the reader looks. */
function useActual(): Curve | null {
  const { loss } = useScene(notebookRun).feeds;
  const [curve, setCurve] = useState<Curve | null>(null);
  useEffect(() => {
    let waits = false;
    return loss.subscribe(() => {
      if (waits) return;
      waits = true;
      setTimeout(() => {
        waits = false;
        const { steps: at, mean } = loss.current().buckets;
        setCurve(
          at.length < 2
            ? null
            : Array.from(at, (step, i) => [step, mean[i]]).filter(([step]) => step <= steps),
        );
      }, 1000 / drawsPerSecond);
    });
  }, [loss]);
  return curve;
}
