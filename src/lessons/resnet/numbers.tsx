import { useTranslation } from "react-i18next";
import { type ResnetSize, resnet } from "../../experiment/resnet";
import type { NumberFormat } from "../../figures/number-format";
import { DragNumber } from "../../notebook/drag-number";
import { NumberText } from "../../notebook/live-number";
import { useFindings } from "./findings";
import { turn, useKnobs } from "./knobs";
import { derivativeStops, useProducts } from "./product-exhibit";
import { lastLoss } from "./race";

const three = ({ fixed }: NumberFormat, value: number) => fixed(value, 3);
const short = ({ magnitude }: NumberFormat, value: number) => magnitude(value);
const whole = ({ count }: NumberFormat, value: number) => count(value);

/** How far a layer's derivative strays, to be dragged. */
export function DragDerivative() {
  const { t } = useTranslation("resnet");
  const std = useKnobs((knobs) => knobs.derivativeStd);
  return (
    <DragNumber
      label={t("product.std")}
      value={std}
      stops={derivativeStops}
      write={({ fixed }, value) => fixed(value, 2)}
      onChange={(derivativeStd) => turn({ derivativeStd })}
    />
  );
}

/** What is left of the gradient after fifty layers of one number. */
export function Product({ of }: { of: "plain" | "residual" }) {
  return <NumberText value={useProducts()[of].at(-1)!} write={short} />;
}

/** The depth of the networks that race. */
export function RaceDepth() {
  return <NumberText value={useKnobs((knobs) => knobs.depth)} write={whole} />;
}

/** Where a network of the race stands: its loss over the last hundred minibatches. */
export function RaceLoss({ of }: { of: "shallow" | "plain" | "residual" }) {
  const depth = useKnobs((knobs) => knobs.depth);
  const trained = useFindings(({ plain, residual }) =>
    of === "residual" ? residual?.[0] : plain?.find((one) => one.depth === (of === "shallow" ? 8 : depth)),
  );
  const isMeasured = trained !== undefined && trained.losses.length >= 100;
  return <NumberText value={isMeasured ? lastLoss(trained.losses) : null} write={three} symbol="loss" />;
}

/** By how much the gradient grows from the last layer to the first, at step 0 of the race. */
export function RaceGradient({ of }: { of: "plain" | "residual" }) {
  const depth = useKnobs((knobs) => knobs.depth);
  const norms = useFindings((findings) => findings[of]?.find((one) => one.depth === depth)?.gradientNorms[0]);
  return <NumberText value={norms ? norms[0] / norms.at(-1)! : null} write={short} />;
}

/** The same through the blocks that are run. */
export function BlockGradient({ of }: { of: "withSkip" | "withoutSkip" }) {
  const norms = useFindings((findings) => findings[of]?.gradientNorms);
  return <NumberText value={norms ? norms[0] / norms.at(-1)! : null} write={short} />;
}

/** Parameters of a ResNet. */
export function Parameters({ size }: { size: ResnetSize }) {
  return <NumberText value={resnet(size).parameters} write={whole} />;
}
