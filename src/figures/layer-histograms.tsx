import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Histogram } from "../experiment/frame";
import { LockedAxes } from "./axis-range";
import { toDensity } from "./density";
import { Figure, type Provenance } from "./figure";
import { histogramPlot } from "./histogram-plot";
import { layerColor } from "./layer-color";
import type { Live } from "./live";
import { type LiveColumn, LiveTable } from "./live-table";
import { numberFormat } from "./number-format";
import { Plot, type PlotHandle } from "./plot";
import type { Reading } from "./reading";
import type { Table } from "./table";

export interface LayerHistogram {
  name: string;
  histogram: Histogram;
  /** Of the histogrammed values. */
  mean: number;
  std: number;
  /** Share of the layer's activations beyond the threshold, 0 to 1. */
  saturated: number;
  /** Neurons that are saturated on every example of the batch. */
  dead?: number;
}

interface LayerHistogramsProps {
  /** h or dL/dh, over an axis that grows with the widest layer. */
  of: "activations" | "gradients";
  layers: Live<LayerHistogram[]>;
  provenance: Live<Provenance>;
  /** Give two figures the same axes to compare them. */
  axes?: LockedAxes;
  /** A column more in the table of the activations. */
  counts?: "dead";
}

export function LayerHistograms({ of, layers, provenance, axes, counts }: LayerHistogramsProps) {
  const { t, i18n } = useTranslation("figures");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const [ownAxes] = useState(() => new LockedAxes());
  const [, setRefits] = useState(0);
  const lockedAxes = axes ?? ownAxes;
  const write = of === "gradients" ? format.magnitude : (value: number) => format.fixed(value, 3);

  const columns: LiveColumn<LayerHistogram>[] = [
    { id: "layer", header: t("statistics.layer"), cell: ({ name }) => name },
    { id: "mean", header: t("statistics.mean"), cell: ({ mean }) => write(mean) },
    { id: "std", header: t("statistics.std"), cell: ({ std }) => write(std) },
  ];
  if (of === "activations") {
    columns.push({
      id: "saturated",
      header: t("statistics.saturated"),
      cell: ({ saturated }) => format.percent(saturated),
    });
  }
  if (counts === "dead") {
    columns.push({ id: "dead", header: t("statistics.dead"), cell: ({ dead = 0 }) => format.count(dead) });
  }

  function reading(): Reading {
    const all = layers.current();
    if (all.length === 0) return { text: t("waiting"), numbers: {} };
    const first = all[0];
    const last = all.at(-1)!;
    const values = { first: write(first.std), last: write(last.std), ratio: write(last.std / first.std) };
    const key = all.length === 1 ? "readingOne" : "reading";
    return {
      text: t(`histograms.${of}.${key}`, values),
      numbers: { firstStd: first.std, lastStd: last.std },
    };
  }

  const table = (): Table => ({
    header: ["layer", "from", "to", "count", "density"],
    rows: layers.current().flatMap(({ name, histogram }) => {
      const { edges, density } = toDensity(histogram);
      return Array.from(density, (value, i) => [name, edges[i], edges[i + 1], histogram.counts[i], value]);
    }),
  });

  function refit() {
    lockedAxes.reset();
    setRefits((count) => count + 1);
  }

  return (
    <Figure
      name={`${of}-histogram`}
      title={t(`histograms.${of}.title`)}
      signal={layers}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      menu={[{ id: "refit", label: t("histograms.refit"), onAction: refit }]}
    >
      <Plot
        ref={plot}
        signal={layers}
        label={t(`histograms.${of}.label`)}
        content={(theme) =>
          histogramPlot(layers.current(), { of, axes: lockedAxes, theme, t, language: i18n.language })
        }
      />
      <LiveTable label={t("statistics.label")} live={layers} columns={columns} swatch={layerColor} />
    </Figure>
  );
}
