import { useMemo } from "react";
import type { LayerStatistics, ParameterStatistics } from "../../experiment/frame";
import type { Live } from "../../figures/live";
import { recentUpdates } from "../../figures/update-history";
import { LiveNumber } from "../../notebook/live-number";
import { useScene } from "../../notebook/scene";
import { fourPlots } from "./scenes";

/** One number of something that is live. */
function useDerived<Source>(
  source: Live<Source>,
  derive: (value: Source) => number | null,
): Live<number | null> {
  return useMemo(() => {
    return { subscribe: source.subscribe, current: () => derive(source.current()) };
  }, [source, derive]);
}

const firstStd = ([first]: LayerStatistics[]) => first?.std ?? null;
const lastStd = (layers: LayerStatistics[]) => layers.at(-1)?.std ?? null;
const firstSaturated = ([first]: LayerStatistics[]) => first?.saturated ?? null;
const gradientRatio = (layers: LayerStatistics[]) =>
  layers.length === 0 ? null : layers[0].gradientStd / layers.at(-1)!.gradientStd;
const outputRatio = (parameters: ParameterStatistics[]) =>
  parameters.findLast(({ shape }) => shape.length === 2)?.gradientToData ?? null;
const hiddenRatio = (parameters: ParameterStatistics[]) => {
  const matrices = parameters.filter(({ name }) => name.startsWith("W"));
  if (matrices.length === 0) return null;
  const hidden = matrices.slice(0, -1).map(({ gradientToData }) => gradientToData);
  return hidden.reduce((sum, ratio) => sum + ratio, 0) / hidden.length;
};

/** Numbers of the run of the four plots, as they stand. */
export function FirstStd() {
  const { feeds } = useScene(fourPlots);
  return <LiveNumber live={useDerived(feeds.layers, firstStd)} write={(f, value) => f.fixed(value, 2)} />;
}

export function LastStd() {
  const { feeds } = useScene(fourPlots);
  return <LiveNumber live={useDerived(feeds.layers, lastStd)} write={(f, value) => f.fixed(value, 2)} />;
}

export function FirstSaturated() {
  const { feeds } = useScene(fourPlots);
  return (
    <LiveNumber live={useDerived(feeds.layers, firstSaturated)} write={(f, value) => f.percent(value, 1)} />
  );
}

/** The spread of dL/dh in the first layer, in those of the last. */
export function GradientRatio() {
  const { feeds } = useScene(fourPlots);
  return (
    <LiveNumber live={useDerived(feeds.layers, gradientRatio)} write={(f, value) => f.fixed(value, 2)} />
  );
}

/** grad:data of the output's matrix, and the mean of the hidden ones'. */
export function OutputRatio() {
  const { feeds } = useScene(fourPlots);
  return (
    <LiveNumber live={useDerived(feeds.parameters, outputRatio)} write={(f, value) => f.magnitude(value)} />
  );
}

export function HiddenRatio() {
  const { feeds } = useScene(fourPlots);
  return (
    <LiveNumber live={useDerived(feeds.parameters, hiddenRatio)} write={(f, value) => f.magnitude(value)} />
  );
}

/** log10 of update over data: the middle one of all matrices. */
export function MedianUpdate() {
  const { feeds } = useScene(fourPlots);
  const live = useMemo(
    () => ({
      subscribe: feeds.updates.subscribe,
      current() {
        const ratios = recentUpdates(feeds.updates.current())
          .map(({ now }) => now)
          .toSorted((a, b) => a - b);
        return ratios.length === 0 ? null : ratios[Math.floor((ratios.length - 1) / 2)];
      },
    }),
    [feeds],
  );
  return <LiveNumber live={live} write={(f, value) => f.fixed(value, 2)} />;
}
