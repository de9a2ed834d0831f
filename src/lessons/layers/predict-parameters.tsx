import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { checkStack } from "../../experiment/layer-stack";
import { PredictNumber } from "../../notebook/predict-number";
import { deepStack, input, vocabularySize } from "./stacks";

const { parameters } = checkStack(deepStack(2, 100), input, vocabularySize);

/** How many parameters two hidden layers of a hundred make. */
export function PredictParameters({ id, children }: { id: string; children: ReactNode }) {
  const { t } = useTranslation("layers");
  return (
    <PredictNumber
      id={id}
      min={1_000}
      max={100_000}
      step={1}
      start={5_000}
      answer={parameters}
      tolerance={0.04}
      scale="log"
      low={t("predictions.parameters.low")}
      near={t("predictions.parameters.near")}
      high={t("predictions.parameters.high")}
    >
      {children}
    </PredictNumber>
  );
}
