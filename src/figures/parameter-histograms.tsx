import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ParameterStatistics } from "../experiment/frame";
import { LockedAxes } from "./axis-range";
import { Figure, type Provenance } from "./figure";
import { histogramPlot } from "./histogram-plot";
import type { Live } from "./live";
import { type LiveColumn, LiveTable } from "./live-table";
import { numberFormat } from "./number-format";
import { hiddenLayersOf, parameterColor, parameterSwatch } from "./parameter-color";
import { Plot, type PlotHandle } from "./plot";
import type { Reading } from "./reading";
import type { Table } from "./table";

interface ParameterHistogramsProps {
  parameters: Live<ParameterStatistics[]>;
  provenance: Live<Provenance>;
  /** Give two figures the same axes to compare them. */
  axes?: LockedAxes;
  /** What the table lists: as the lecture, the matrices, or every parameter. */
  rows?: "matrices" | "all";
}

/**
 * In the table only: of a minibatch's few characters alone do the rows get a gradient, so that its histogram is a needle
 * at zero beside which the others lie flat.
 */
const embedding = "C";

/** The gradients of the weights, matrix by matrix, and how large they are beside the weights themselves. */
export function ParameterHistograms({
  parameters,
  provenance,
  axes,
  rows = "matrices",
}: ParameterHistogramsProps) {
  const { t, i18n } = useTranslation("figures");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const [ownAxes] = useState(() => new LockedAxes());
  const [, setRefits] = useState(0);
  const lockedAxes = axes ?? ownAxes;

  const matrices = () => parameters.current().filter(isMatrix);
  const listed = useMemo(
    (): Live<ParameterStatistics[]> => ({
      subscribe: parameters.subscribe,
      current: () => (rows === "all" ? parameters.current() : parameters.current().filter(isMatrix)),
    }),
    [parameters, rows],
  );
  const layers = () => hiddenLayersOf(parameters.current().map(({ name }) => name));
  const ratio = (value: number) => (Number.isFinite(value) ? format.magnitude(value) : "–");

  const columns: LiveColumn<ParameterStatistics>[] = [
    { id: "parameter", header: t("parameters.parameter"), cell: ({ name }) => name },
    { id: "shape", header: t("parameters.shape"), cell: ({ shape }) => shape.join(" × ") },
    { id: "std", header: t("statistics.std"), cell: ({ std }) => format.magnitude(std) },
    {
      id: "gradientStd",
      header: t("parameters.gradientStd"),
      cell: ({ gradientStd }) => format.magnitude(gradientStd),
    },
    {
      id: "gradientToData",
      header: t("parameters.gradientToData"),
      cell: ({ gradientToData }) => ratio(gradientToData),
    },
  ];

  function reading(): Reading {
    const all = matrices().filter(({ gradientToData }) => Number.isFinite(gradientToData));
    if (all.length === 0) return { text: t("waiting"), numbers: {} };
    const largest = all.reduce((a, b) => (b.gradientToData > a.gradientToData ? b : a));
    const smallest = all.reduce((a, b) => (b.gradientToData < a.gradientToData ? b : a));
    return {
      text: t("parameters.reading", {
        largest: ratio(largest.gradientToData),
        largestName: largest.name,
        smallest: ratio(smallest.gradientToData),
        smallestName: smallest.name,
      }),
      numbers: { largest: largest.gradientToData, smallest: smallest.gradientToData },
    };
  }

  const table = (): Table => ({
    header: ["parameter", "shape", "mean", "std", "gradient_mean", "gradient_std", "gradient_to_data"],
    rows: parameters
      .current()
      .map((p) => [
        p.name,
        p.shape.join(" × "),
        p.mean,
        p.std,
        p.gradientMean,
        p.gradientStd,
        p.gradientToData,
      ]),
  });

  function refit() {
    lockedAxes.reset();
    setRefits((count) => count + 1);
  }

  return (
    <Figure
      name="weight-gradients"
      title={t("parameters.title")}
      signal={parameters}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      menu={[{ id: "refit", label: t("histograms.refit"), onAction: refit }]}
    >
      <Plot
        ref={plot}
        signal={parameters}
        label={t("histograms.weight-gradients.label")}
        content={(theme) => {
          const drawn = matrices().filter(({ name }) => name !== embedding);
          return histogramPlot(
            drawn.map(({ name, gradient }) => ({ name, histogram: gradient })),
            {
              of: "weight-gradients",
              axes: lockedAxes,
              theme,
              t,
              language: i18n.language,
              color: (i) => parameterColor(drawn[i].name, layers(), theme),
            },
          );
        }}
      />
      <LiveTable
        label={t("parameters.label")}
        live={listed}
        columns={columns}
        swatch={(row) => {
          const name = listed.current()[row]?.name ?? embedding;
          return name === embedding ? "transparent" : parameterSwatch(name, layers());
        }}
      />
    </Figure>
  );
}

/** The lecture: `if p.ndim == 2`. */
function isMatrix({ shape }: ParameterStatistics): boolean {
  return shape.length === 2;
}
