import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { stopsOf } from "../../controls/stops";
import type { RunConfig } from "../../experiment/config";
import type { Live } from "../../figures/live";
import { DragNumber } from "../../notebook/drag-number";
import { LiveNumber, NumberText } from "../../notebook/live-number";
import { useSceneState } from "../../notebook/scene";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { deep, depths, useDepthChoice } from "./depth";
import { type Start, startOf } from "./start-of";
import { useTwins } from "./twin-scenes";

type Which = { of: "careless" | "careful" };

/** The loss of a twin before its first update. */
export function StartLoss({ of }: Which) {
  const live = useStart(of, ({ loss }) => loss);
  return <LiveNumber live={live} write={({ fixed }, loss) => fixed(loss, 2)} symbol="loss" />;
}

/** The share of its first minibatch that it saturates. */
export function StartSaturation({ of }: Which) {
  const live = useStart(of, ({ saturated }) => saturated);
  return <LiveNumber live={live} write={({ percent }, share) => percent(share)} />;
}

/** −ln(1/V), by the vocabulary of the twins. */
export function ExpectedLoss() {
  const { careful } = useTwins();
  const size = useSceneState(careful, ({ ready }) => ready?.dataset.vocabulary.length ?? null);
  return <NumberText value={size && Math.log(size)} write={({ fixed }, loss) => fixed(loss, 2)} />;
}

/** The gain of the careful twin, to be dragged: another race. */
export function CarefulGain() {
  const { t } = useTranslation("introduction");
  const { careful } = useTwins();
  const gain = useSceneState(careful, ({ config }) => config.gain);
  return (
    <DragNumber
      label={t("twins.gain")}
      value={gain}
      stops={stopsOf("gain")!}
      write={({ fixed }, gain) => fixed(gain, 2)}
      onChange={(gain) => careful.change({ gain })}
      symbol="gain"
    />
  );
}

/** The depth at which the chapter's curves are read, to be dragged. */
export function ReadDepth() {
  const { t } = useTranslation("introduction");
  const { depth, set } = useDepthChoice();
  return (
    <DragNumber
      label={t("depth.depth")}
      value={depth}
      stops={depths}
      write={({ count }, depth) => count(depth)}
      onChange={(depth) => set({ depth })}
    />
  );
}

interface FirstMinibatchOfProps {
  /** What the network has that the notebook's hasn't. */
  with: "nothing" | "batch-norm" | "depth" | "depth-and-residual";
}

const networks: Record<FirstMinibatchOfProps["with"], Partial<RunConfig>> = {
  nothing: {},
  "batch-norm": { normalization: "batch-norm-1d" },
  depth: { ...deep, hiddenLayers: 50, gain: 0.5 },
  "depth-and-residual": { ...deep, hiddenLayers: 50, gain: 0.5, connections: "residual" },
};

/** The share of the first minibatch that a network saturates. */
export function SaturatedWith(props: FirstMinibatchOfProps) {
  const { root, first } = useFirstMinibatch(networks[props.with]);
  return (
    <span ref={root}>
      <NumberText value={first?.layers[0].saturated ?? null} write={({ percent }, share) => percent(share)} />
    </span>
  );
}

/** How much of the last layer's gradient comes back to the first. */
export function GradientLeft(props: FirstMinibatchOfProps) {
  const { root, first } = useFirstMinibatch(networks[props.with]);
  const ratio = first && first.layers[0].gradientStd / first.layers.at(-1)!.gradientStd;
  return (
    <span ref={root}>
      <NumberText value={ratio} write={({ magnitude }, ratio) => magnitude(ratio)} />
    </span>
  );
}

function useFirstMinibatch(config: Partial<RunConfig>) {
  const root = useRef<HTMLSpanElement>(null);
  const { result } = useStudy("first-minibatch", { configs: [config] }, useWasSeen(root));
  return { root, first: result?.[0] ?? null };
}

function useStart(of: Which["of"], pick: (start: Start) => number | null): Live<number | null> {
  const start = startOf(useTwins()[of]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each number picks the same part all its life
  return useMemo(() => {
    const current = () => {
      const known = start.current();
      return known && pick(known);
    };
    return { current, subscribe: start.subscribe };
  }, [start]);
}
