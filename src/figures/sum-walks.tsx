import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { StdByFanIn } from "../experiment/studies/std-by-fan-in";
import { withRender } from "./computed";
import { Figure, type Provenance } from "./figure";
import "./initialization-figures.css";
import type { Live } from "./live";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";

interface SumWalksProps {
  sums: StdByFanIn | null;
  /** The one that the reader chose. */
  fanIn: number;
  isDivided: boolean;
  /** Of the fan_in axis. */
  most: number;
  provenance: Live<Provenance>;
}

/** As many of their standard deviations as the axis holds of the sums. */
const SPREAD = 2.8;

/** Sums of x·w product by product, between ±√fan_in, and the measured standard deviations on that curve. */
export function SumWalks({ sums, fanIn, isDivided, most, provenance }: SumWalksProps) {
  const { t, i18n } = useTranslation("kaiming");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const measured = sums?.measured ?? [];
  const scaleAt = (products: number) => (isDivided ? 1 / Math.sqrt(products) : 1);

  function reading(): Reading {
    const last = measured.at(-1);
    if (!last) return { text: t("waiting"), numbers: {} };
    const ratios = measured.map(({ fanIn, std }) => std / Math.sqrt(fanIn));
    const [least, largest] = [Math.min(...ratios), Math.max(...ratios)];
    const text = t("walks.reading", {
      fanIn: format.count(last.fanIn),
      std: format.fixed(last.std * scaleAt(last.fanIn), 2),
      least: format.fixed(least, 2),
      largest: format.fixed(largest, 2),
    });
    return { text, numbers: { points: measured.length, least, largest } };
  }

  function content(theme: PlotTheme): PlotContent {
    const fanIns = Array.from({ length: 101 }, (_, i) => (i * most) / 100);
    const bound = fanIns.map((value) => (isDivided ? 1 : Math.sqrt(value)));
    const reach = SPREAD * (isDivided ? 1.25 : Math.sqrt(most));
    const expected = { color: theme.expected, width: 1.5, dash: "dash" } as const;
    const { products, sums: walks } = sums?.walks ?? { products: new Int32Array(), sums: [] };
    return {
      data: [
        {
          // null between two walks lifts the pen; a sum of no products is not divided by the root of none.
          x: walks.flatMap(() => [...products, null]),
          y: walks.flatMap((partial) => [
            ...Array.from(partial, (sum, i) => (products[i] === 0 ? 0 : sum * scaleAt(products[i]))),
            null,
          ]),
          mode: "lines",
          line: { color: `${theme.layers[6]}58`, width: 1 },
          name: t("walks.sum"),
          hoverinfo: "skip",
        },
        { x: fanIns, y: bound, mode: "lines", line: expected, name: "√fan_in", hoverinfo: "skip" },
        {
          x: fanIns,
          y: bound.map((value) => -value),
          mode: "lines",
          line: expected,
          hoverinfo: "skip",
          showlegend: false,
        },
        {
          x: measured.map(({ fanIn }) => fanIn),
          y: measured.map(({ fanIn, std }) => std * scaleAt(fanIn)),
          mode: "markers",
          marker: { color: theme.ink, size: 9, line: { color: theme.paper, width: 1.5 } },
          name: t("walks.std"),
          hovertemplate: "%{y:.2f}",
          cliponaxis: false,
        },
      ],
      layout: {
        xaxis: xAxis(theme, t("walks.products"), { range: [0, most], nticks: 6, tickformat: ",d" }),
        yaxis: yAxis(theme, { range: [-reach, reach], nticks: 7 }),
        shapes: [
          {
            type: "line",
            x0: fanIn,
            x1: fanIn,
            yref: "paper",
            y0: 0,
            y1: 1,
            line: { color: theme.ink, width: 1 },
          },
        ],
        annotations: [yTitle(theme, t(isDivided ? "walks.valueDivided" : "walks.value"))],
      },
    };
  }

  const table = (): Table => ({
    header: ["fan_in", "std", "sqrt_fan_in"],
    rows: measured.map(({ fanIn, std }) => [fanIn, std, Math.sqrt(fanIn)]),
  });

  return (
    <Figure
      name="sum-walks"
      title={t("walks.title")}
      signal={withRender}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={
        <>
          <li data-mark="walk">{t("walks.sum")}</li>
          <li data-mark="expected" data-symbol="fan-in">
            {isDivided ? "±1" : "±√fan_in"}
          </li>
          <li data-mark="measured">{t("walks.std")}</li>
          <li data-mark="here">{t("walks.here")}</li>
        </>
      }
    >
      <Plot ref={plot} signal={withRender} label={t("walks.label")} content={content} />
    </Figure>
  );
}
