import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PredictCurve } from "../../notebook/predict-curve";
import { PredictNumber } from "../../notebook/predict-number";
import { useProgress } from "../../store/progress-context";
import { useStudy } from "../../store/study";
import { deepest, deepFields } from "./deep-network";
import { lessonSeed } from "./findings";
import { judgeDepthCurve } from "./judge-depth-curve";

/** Whether a prediction has been answered: only then is it computed. */
function useIsAnswered(id: string): boolean {
  return useProgress(({ answers }) => id in answers);
}

/** A prediction of std(x @ W) with fan_in 100; the answer is measured. */
export function PredictSum(props: Omit<ComponentProps<typeof PredictNumber>, "answer">) {
  const params = { fanIns: [100], seed: lessonSeed };
  const { result } = useStudy("std-by-fan-in", params, useIsAnswered(props.id));
  return <PredictNumber {...props} answer={result?.measured.at(0)?.std ?? null} />;
}

interface PredictDepthProps {
  id: string;
  grows: string;
  level: string;
  straight: string;
  dead: string;
  near: string;
  children: ReactNode;
}

/** A prediction of how the standard deviation goes on through fifty layers of tanh with gain 1. */
export function PredictDepth({ id, children, ...replies }: PredictDepthProps) {
  const { t } = useTranslation("kaiming");
  const config = { ...deepFields, hiddenLayers: deepest, gain: 1 };
  const { result } = useStudy("first-minibatch", { configs: [config] }, useIsAnswered(id));
  return (
    <PredictCurve
      id={id}
      xLabel={t("byLayer.layer")}
      yLabel={t("byLayer.forwardAxis")}
      xRange={[1, deepest]}
      yRange={[0, 1]}
      actual={result?.[0] ? result[0].layers.map(({ std }, i) => [i + 1, std]) : null}
      judge={judgeDepthCurve}
      replies={replies}
    >
      {children}
    </PredictCurve>
  );
}
