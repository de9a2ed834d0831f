import { type ComponentProps, useRef } from "react";
import { useTranslation } from "react-i18next";
import { create } from "zustand";
import { type Stops, stopsOf } from "../../controls/stops";
import { defaultConfig, type RunConfig } from "../../experiment/config";
import { measureCoupling } from "../../figures/batch-coupling";
import { DragNumber } from "../../notebook/drag-number";
import { NumberText } from "../../notebook/live-number";
import { PredictNumber } from "../../notebook/predict-number";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { careful } from "../batch-norm/scenes";
import { wellInitialised } from "./networks";

const layerStops: Stops = Array.from({ length: 50 }, (_, i) => i + 1);
const gainStops = stopsOf("gain")!.filter((gain) => gain > 0);
/** With a batch of two there is no gradient left to be shared out. */
const batchStops: Stops = [4, 8, 16, 32];
const gains = [0.5, 3];
const deep: RunConfig = { ...defaultConfig, ...wellInitialised };

interface Dragged {
  layers: number;
  gain: number;
  batchSize: number;
}

/** The numbers that the reader drags in this chapter's sentences. */
const useDragged = create<Dragged>()(() => ({ layers: 30, gain: 1, batchSize: 32 }));

/** How many layers the sentence is about. */
export function SentenceLayers() {
  const { t } = useTranslation("conclusions");
  return (
    <DragNumber
      label={t("dragged.layers")}
      value={useDragged().layers}
      stops={layerStops}
      write={({ count }, layers) => count(layers)}
      onChange={(layers) => useDragged.setState({ layers })}
    />
  );
}

/** How many times the last layer's gradient reaches the first, at that depth. */
export function GradientShare({ gain }: { gain: number }) {
  const root = useRef<HTMLSpanElement>(null);
  const { layers } = useDragged();
  const params = { config: deep, gains, depths: [...layerStops] };
  const { result } = useStudy("gain-depth-map", params, useWasSeen(root));
  const share = result?.gradientRatio[gains.indexOf(gain) * layerStops.length + layers - 1];
  return (
    <span ref={root} data-share={gain}>
      <NumberText value={share ?? null} write={({ magnitude }, share) => magnitude(share)} />
    </span>
  );
}

/** By how much the careless network's first weights are multiplied. */
export function SentenceGain() {
  const { t } = useTranslation("conclusions");
  return (
    <DragNumber
      label={t("dragged.gain")}
      value={useDragged().gain}
      stops={gainStops}
      write={({ fixed }, gain) => fixed(gain, 2)}
      onChange={(gain) => useDragged.setState({ gain })}
      symbol="W1"
    />
  );
}

/** What that network saturates on its first minibatch. */
export function Saturated({ normalization }: Pick<RunConfig, "normalization">) {
  const { gain } = useDragged();
  const { root, first } = useFirstMinibatch({ normalization, gain });
  return (
    <span ref={root} data-saturated={normalization}>
      <NumberText value={first?.layers[0].saturated ?? null} write={({ percent }, share) => percent(share)} />
    </span>
  );
}

/** How many examples share a batch. */
export function SentenceBatch() {
  const { t } = useTranslation("conclusions");
  return (
    <DragNumber
      label={t("dragged.batchSize")}
      value={useDragged().batchSize}
      stops={batchStops}
      write={({ count }, size) => count(size)}
      onChange={(batchSize) => useDragged.setState({ batchSize })}
    />
  );
}

/** What part of an example's gradient goes to the others of its batch. */
export function CouplingShare() {
  const root = useRef<HTMLSpanElement>(null);
  const { batchSize } = useDragged();
  const { result } = useStudy("batch-coupling", { fields: { ...careful, batchSize } }, useWasSeen(root));
  const measured = result && measureCoupling(result);
  return (
    <span ref={root} data-coupling>
      <NumberText
        value={measured && measured.others / (measured.own + measured.others)}
        write={({ percent }, share) => percent(share, 0)}
      />
    </span>
  );
}

const fiftyNormalised = { ...wellInitialised, hiddenLayers: 50, normalization: "batch-norm-1d" } as const;

/** How many times the last layer's gradient the first of fifty normalised layers gets, when nothing skips them. */
function useNormalisedRatio() {
  const { root, first } = useFirstMinibatch(fiftyNormalised);
  return { root, ratio: first && first.layers[0].gradientStd / first.layers.at(-1)!.gradientStd };
}

export function NormalisedRatio() {
  const { root, ratio } = useNormalisedRatio();
  return (
    <span ref={root}>
      <NumberText value={ratio} write={({ count }, ratio) => count(ratio)} />
    </span>
  );
}

type PredictNormalisedProps = Pick<
  ComponentProps<typeof PredictNumber>,
  "id" | "unit" | "low" | "near" | "high" | "children"
>;

/** A prediction of that ratio. */
export function PredictNormalised(props: PredictNormalisedProps) {
  const { root, ratio } = useNormalisedRatio();
  return (
    <div ref={root} data-answer={ratio ?? undefined}>
      <PredictNumber
        {...props}
        min={0.001}
        max={10_000}
        step={0.001}
        start={1}
        scale="log"
        answer={ratio}
        tolerance={0.5}
      />
    </div>
  );
}

function useFirstMinibatch(config: Partial<RunConfig>) {
  const root = useRef<HTMLElement & HTMLDivElement>(null);
  const { result } = useStudy("first-minibatch", { configs: [config] }, useWasSeen(root));
  return { root, first: result?.[0] ?? null };
}
