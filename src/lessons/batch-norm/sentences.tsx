import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import type { FirstStep } from "../../experiment/studies/normalized-batch";
import { column, moments } from "../../experiment/telemetry";
import { DragNumber } from "../../notebook/drag-number";
import { NumberText } from "../../notebook/live-number";
import { PredictNumber } from "../../notebook/predict-number";
import { useFindings } from "./findings";
import { saturatedShare, useFirstBatch } from "./first-batch";
import { turn, useKnobs } from "./knobs";

interface OfSide {
  of: "plain" | "normalized";
}

/** Share of the first minibatch's activations that are saturated. */
export function Saturation({ of }: OfSide) {
  const first = useFirstBatch();
  const share = first && saturatedShare(first[of].preactivations);
  return <NumberText value={share} write={(f, value) => f.percent(value)} />;
}

/** Loss of the first minibatch. */
export function FirstLoss({ of }: OfSide) {
  const first = useFirstBatch();
  return (
    <NumberText value={first?.[of].loss ?? null} write={(f, value) => f.fixed(value, 2)} symbol="loss" />
  );
}

/** The largest |dL/db1| of the first minibatch. */
export function BiasGradient({ of }: OfSide) {
  const first = useFirstBatch();
  const largest = (step: FirstStep) => Math.max(...step.biasGradient);
  return (
    <NumberText value={first && largest(first[of])} write={(f, value) => f.magnitude(value)} symbol="b1" />
  );
}

/** Mean or standard deviation of the neuron that is shown step by step. */
export function NeuronMoment({ of }: { of: "mean" | "std" }) {
  const first = useFirstBatch();
  const { neuron } = useKnobs();
  const value = first && moments(column(first.plain.preactivations, neuron, first.neurons))[of];
  return (
    <NumberText
      value={value}
      write={(f, value) => f.fixed(value, 2)}
      symbol={of === "mean" ? "batch-mean" : "batch-std"}
    />
  );
}

export function ShownNeuron() {
  const { neuron } = useKnobs();
  return <NumberText value={neuron} write={(f, value) => f.count(value)} />;
}

const gammaStops = Array.from({ length: 61 }, (_, i) => Number((i * 0.1).toFixed(1)));
const betaStops = Array.from({ length: 101 }, (_, i) => Number((i * 0.1 - 5).toFixed(1)));

/** γ of the figure, to be dragged. */
export function GammaDrag() {
  const { t } = useTranslation("batch-norm");
  const { gamma } = useKnobs();
  return (
    <DragNumber
      label={t("sentence.gamma")}
      value={gamma}
      stops={gammaStops}
      write={(f, value) => f.fixed(value, 1)}
      onChange={(value) => turn({ gamma: value, stage: "beta" })}
      symbol="gamma"
    />
  );
}

/** β of the figure, to be dragged. */
export function BetaDrag() {
  const { t } = useTranslation("batch-norm");
  const { beta } = useKnobs();
  return (
    <DragNumber
      label={t("sentence.beta")}
      value={beta}
      stops={betaStops}
      write={(f, value) => f.fixed(value, 1)}
      onChange={(value) => turn({ beta: value, stage: "beta" })}
      symbol="beta"
    />
  );
}

/** How much the trembling activation trembles. */
export function Tremble() {
  const { tremble } = useFindings();
  return <NumberText value={tremble} write={(f, value) => f.fixed(value, 3)} symbol="h" />;
}

const momentumStops = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** A momentum to be dragged, and how many minibatches it averages over. */
export function MomentumDrag() {
  const { t, i18n } = useTranslation("batch-norm");
  const { draggedMomentum } = useKnobs();
  return (
    <DragNumber
      label={t("knob.momentum")}
      value={draggedMomentum}
      stops={momentumStops}
      write={(_, value) => value.toLocaleString(i18n.language)}
      onChange={(value) => turn({ draggedMomentum: value })}
    />
  );
}

/** Minibatches after which less than a hundredth of the start is left in the average: ln 0.01 / ln(1 − m). */
export function Forgotten() {
  const { draggedMomentum } = useKnobs();
  const minibatches = draggedMomentum === 1 ? 1 : Math.ceil(Math.log(0.01) / Math.log(1 - draggedMomentum));
  return <NumberText value={minibatches} write={(f, value) => f.count(value)} />;
}

type PredictSaturationProps = Omit<ComponentProps<typeof PredictNumber>, "answer">;

/** A prediction of the saturation under batch normalisation, in per cent. */
export function PredictSaturation(props: PredictSaturationProps) {
  const first = useFirstBatch();
  const answer = first && 100 * saturatedShare(first.normalized.preactivations);
  return <PredictNumber {...props} answer={answer} />;
}
