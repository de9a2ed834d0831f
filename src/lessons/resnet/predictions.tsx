import type { ComponentProps } from "react";
import { resnet } from "../../experiment/resnet";
import { PredictNumber } from "../../notebook/predict-number";

/** A prediction of ResNet-50's parameters, in millions. */
export function PredictParameters(props: Omit<ComponentProps<typeof PredictNumber>, "answer">) {
  return <PredictNumber {...props} answer={resnet(50).parameters / 1e6} />;
}
