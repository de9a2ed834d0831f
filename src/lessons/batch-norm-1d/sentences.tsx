import { type ComponentProps, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { DragNumber } from "../../notebook/drag-number";
import { NumberText } from "../../notebook/live-number";
import { PredictNumber } from "../../notebook/predict-number";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { find, useFindings } from "./findings";
import { turn, useKnobs } from "./knobs";
import { deep, deepNormalized } from "./scenes";

const sizes = [2, 3, 4, 8, 16, 32, 64];

/** The batch size n, to be dragged. */
export function SizeDrag() {
  const { t } = useTranslation("batch-norm-1d");
  const { n } = useKnobs();
  return (
    <DragNumber
      label={t("knob.n")}
      value={n}
      stops={sizes}
      write={(f, value) => f.count(value)}
      onChange={(value) => turn({ n: value })}
    />
  );
}

/** n/(n − 1): what the unbiased variance is larger by. */
export function Factor() {
  const { n } = useKnobs();
  return <NumberText value={n / (n - 1)} write={(f, value) => f.fixed(value, 4)} />;
}

interface OfSide {
  of: "plain" | "normalized";
}

const cost = { configs: [deep.config, deepNormalized.config] };

/** Steps a second of a deep network, timed in turns with the other; the sentence's first one asks. */
export function Speed({ of }: OfSide) {
  const { cost: known } = useFindings();
  const root = useRef<HTMLSpanElement>(null);
  const isAsking = useWasSeen(root) && of === "plain" && known === null;
  const { result } = useStudy("step-cost", cost, isAsking);
  useEffect(() => {
    if (result) find({ cost: result });
  }, [result]);
  const speed = known?.stepsPerSecond[of === "plain" ? 0 : 1] ?? null;
  return (
    <span ref={root}>
      <NumberText value={speed} write={(f, value) => f.count(value)} />
    </span>
  );
}

/** How much longer a step takes with BatchNorm1d, as a share of one without. */
export function Slower() {
  const { cost: known } = useFindings();
  const slower = known && known.stepsPerSecond[0] / known.stepsPerSecond[1] - 1;
  return <NumberText value={slower} write={(f, value) => f.percent(value, 0)} />;
}

/** Parameters of a deep network. */
export function Parameters({ of }: OfSide) {
  const { cost: known } = useFindings();
  return (
    <NumberText
      value={known?.parameters[of === "plain" ? 0 : 1] ?? null}
      write={(f, value) => f.count(value)}
    />
  );
}

/** Validation loss in evaluation, or in training mode with batches of a size. */
export function ValidationLoss({ batchSize }: { batchSize: number | null }) {
  const { evaluation } = useFindings();
  const value =
    batchSize === null
      ? evaluation?.evaluation
      : evaluation?.training.find((one) => one.batchSize === batchSize)?.loss;
  return <NumberText value={value ?? null} write={(f, loss) => f.fixed(loss, 3)} symbol="loss" />;
}

/** Mean share of the activations of five layers that are saturated after a swept run from this gain. */
export function SaturatedAtGain({ gain, of }: OfSide & { gain: number }) {
  const { sweeps } = useFindings();
  const normalization = of === "plain" ? "none" : "batch-norm-1d";
  const run = sweeps[5]?.find((run) => run.value === gain && run.normalization === normalization);
  const shares = run?.saturatedLast;
  const mean = shares && shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return <NumberText value={mean ?? null} write={(f, value) => f.percent(value, 1)} />;
}

/** The largest difference that folding leaves. */
export function FoldingDifference() {
  const { folded } = useFindings();
  const largest = folded && Math.max(...folded.logits.map((logit, i) => Math.abs(logit - folded.folded[i])));
  return <NumberText value={largest} write={(f, value) => f.magnitude(value)} />;
}

type PredictFactorProps = Omit<ComponentProps<typeof PredictNumber>, "answer">;

/** A prediction of what share of the variance batches of two say on average, in per cent. */
export function PredictHalf(props: PredictFactorProps) {
  return <PredictNumber {...props} answer={50} />;
}
