import { type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Histogram, LayerStatistics } from "../experiment/frame";
import { anyOf } from "./any-of";
import { AxesChoice, type AxesMode } from "./axes-choice";
import { LockedAxes } from "./axis-range";
import { type ComparedRun, runColor, runDash, runTitle } from "./compared-run";
import { toDensity } from "./density";
import { Figure, type Provenance } from "./figure";
import type { Live } from "./live";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import { RunKey } from "./run-key";
import { Segmented } from "./segmented";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";

const parts = ["activations", "preactivations", "gradients"] as const;
type Part = (typeof parts)[number];

interface ComparedHistogramsProps {
  runs: readonly ComparedRun[];
  /** Counted from 0; a run that has no such layer is not drawn. */
  layer: number;
  /** The choice of the layer, if there is one. */
  controls: ReactNode;
  provenance: Live<Provenance>;
}

const stdOf = {
  activations: ({ std }: LayerStatistics) => std,
  preactivations: ({ preactivationStd }: LayerStatistics) => preactivationStd,
  gradients: ({ gradientStd }: LayerStatistics) => gradientStd,
} satisfies Record<Part, (statistics: LayerStatistics) => number>;

/** How one layer's numbers are spread in each run, on one pair of axes. */
export function ComparedHistograms({ runs, layer, controls, provenance }: ComparedHistogramsProps) {
  const { t, i18n } = useTranslation("compare");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const [part, setPart] = useState<Part>("activations");
  const [mode, setMode] = useState<AxesMode>("locked");
  const [axes] = useState(() => new Map(parts.map((part) => [part, new LockedAxes()])));
  const signal = useMemo(() => anyOf(runs.map(({ layers }) => layers)), [runs]);

  const drawn = () =>
    runs.flatMap((run) => {
      const statistics = run.layers.current()[layer];
      return statistics ? [{ run, statistics, histogram: statistics[part] }] : [];
    });

  function reading(): Reading {
    const all = drawn();
    if (all.length === 0) return { text: t("waiting"), numbers: {} };
    const stds = all.map(
      ({ run, statistics }) => `${run.letter} *${format.magnitude(stdOf[part](statistics))}*`,
    );
    return {
      text: t(`histograms.reading.${part}`, { stds: stds.join(" · "), layer: layer + 1 }),
      numbers: Object.fromEntries(
        all.map(({ run, statistics }) => [`std${run.letter}`, stdOf[part](statistics)]),
      ),
    };
  }

  function content(theme: PlotTheme): PlotContent {
    const all = drawn().map(({ run, histogram }) => ({ run, histogram, ...toDensity(histogram) }));
    const reach = Math.max(0, ...all.map(({ histogram }) => reachOf(histogram)));
    const peak = Math.max(0, ...all.map(({ density }) => Math.max(...density)));
    const own = axes.get(part)!;
    if (mode === "free") own.reset();
    const { x, y } = all.length > 0 ? own.fit(reach, peak) : { x: 1, y: 1 };
    const ticks = [-x, -x / 2, 0, x / 2, x];
    return {
      data: all.map(({ run, edges, density }) => ({
        x: edges,
        y: [...density, density.at(-1)!],
        name: runTitle(run),
        mode: "lines",
        line: { shape: "hv", width: 2, color: runColor(run, theme), dash: runDash(run) },
        hovertemplate: "%{y:.3~g}",
      })),
      layout: {
        xaxis: xAxis(theme, t(`histograms.axis.${part}`), {
          range: [-x, x],
          tickvals: ticks,
          ticktext: ticks.map(format.tick),
          hoverformat: part === "gradients" ? ".2~e" : ".3~f",
        }),
        yaxis: yAxis(theme, { range: [0, y], nticks: 6, exponentformat: "e" }),
        annotations: [yTitle(theme, t("histograms.density"))],
      },
    };
  }

  const table = (): Table => ({
    header: ["run", "from", "to", "count", "density"],
    rows: drawn().flatMap(({ run, histogram }) => {
      const { edges, density } = toDensity(histogram);
      return Array.from(density, (value, i) => [
        run.letter,
        edges[i],
        edges[i + 1],
        histogram.counts[i],
        value,
      ]);
    }),
  });

  return (
    <Figure
      name="compared-histograms"
      title={t("histograms.title")}
      signal={signal}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      toolbar={
        <>
          <Segmented
            label={t("histograms.part")}
            value={part}
            onChange={setPart}
            options={parts.map((value) => ({ value, label: t(`histograms.parts.${value}`) }))}
          />
          {controls}
          <AxesChoice mode={mode} onMode={setMode} />
        </>
      }
      legend={<RunKey runs={runs} />}
    >
      <Plot ref={plot} signal={signal} label={t("histograms.label")} content={content} />
    </Figure>
  );
}

function reachOf({ min, max }: Histogram): number {
  return Math.max(-min, max);
}
