import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Nonlinearity } from "../experiment/nonlinearity";
import { nextRms, rmsByLayer } from "../experiment/variance-map";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import "./initialization-figures.css";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";

interface VarianceMapPlotProps {
  nonlinearity: Nonlinearity;
  /** The one whose stairs are drawn. */
  gain: number;
  /** As the reader knows it. */
  name: string;
  /** Others, drawn faint, by the names that the reader knows them by. */
  others: readonly { gain: number; name: string }[];
  layers: number;
}

const TOP = 1;
const inputs = Array.from({ length: 101 }, (_, i) => i / 100);

/** What one layer makes of the spread it receives, and where that leads when it is done again and again. */
export function VarianceMapPlot({ nonlinearity, gain, name, others, layers }: VarianceMapPlotProps) {
  const { t, i18n } = useTranslation("kaiming");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const path = [1, ...rmsByLayer(nonlinearity, gain, 1, layers)];
  const end = path.at(-1)!;
  const curve = (of: number) => inputs.map((input) => nextRms(nonlinearity, of, input));

  function reading(): Reading {
    const text = t("map.reading", {
      gain: name,
      first: format.fixed(path[1], 3),
      end: format.fixed(end, 3),
      layers: format.count(layers),
    });
    return { text, numbers: { gain, end } };
  }

  function content(theme: PlotTheme): PlotContent {
    // From the curve to the diagonal and back: the output of a layer is the input of the next.
    const stairs = path.slice(0, -1).flatMap((rms, i) => [
      [rms, i === 0 ? 0 : rms],
      [rms, path[i + 1]],
    ]);
    const faint = { color: theme.inkFaint, width: 1.25 } as const;
    return {
      data: [
        {
          x: [0, TOP],
          y: [0, TOP],
          mode: "lines",
          line: { color: theme.expected, width: 1.5, dash: "dash" },
          name: t("map.same"),
          hoverinfo: "skip",
        },
        ...others.map((other) => ({
          x: inputs,
          y: curve(other.gain),
          mode: "lines" as const,
          line: faint,
          name: `gain ${other.name}`,
          hoverinfo: "skip" as const,
        })),
        {
          x: inputs,
          y: curve(gain),
          mode: "lines",
          line: { color: theme.layers[2], width: 2.5 },
          name: `gain ${name}`,
          hovertemplate: "%{y:.3f}",
        },
        {
          x: stairs.map(([x]) => x),
          y: stairs.map(([, y]) => y),
          mode: "lines",
          line: { color: theme.ink, width: 1.25 },
          name: t("map.stairs"),
          hoverinfo: "skip",
        },
        {
          x: [end],
          y: [end],
          mode: "markers",
          marker: { color: theme.ink, size: 9, line: { color: theme.paper, width: 1.5 } },
          hoverinfo: "skip",
          showlegend: false,
          cliponaxis: false,
        },
      ],
      layout: {
        xaxis: xAxis(theme, t("map.in"), { range: [0, TOP], nticks: 6, hoverformat: ".2f" }),
        yaxis: yAxis(theme, { range: [0, TOP], nticks: 6 }),
        annotations: [yTitle(theme, t("map.out"))],
      },
    };
  }

  const table = (): Table => ({
    header: ["layer", "rms"],
    rows: path.map((rms, layer) => [layer, rms]),
  });

  return (
    <Figure
      name="variance-map"
      title={t("map.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(null)}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={
        <>
          <li data-mark="chosen" data-symbol="gain">
            {t("byLayer.own", { gain: name })}
          </li>
          <li data-mark="others">{t("map.others", { names: others.map(({ name }) => name).join(", ") })}</li>
          <li data-mark="expected">{t("map.same")}</li>
          <li data-mark="stairs">{t("map.stairs")}</li>
        </>
      }
    >
      <Plot ref={plot} signal={withRender} label={t("map.label")} content={content} />
    </Figure>
  );
}
