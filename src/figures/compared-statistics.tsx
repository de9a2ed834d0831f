import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RunningAndCalibrated } from "../experiment/studies/running-and-calibrated";
import "./batch-norm.css";
import { computedWith, withRender } from "./computed";
import { distanceInStds } from "./distance-in-stds";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import type { Table } from "./table";
import { type PlotTheme, useThemeChange } from "./theme";

interface ComparedStatisticsProps {
  statistic: "mean" | "std";
  /** null as long as they are not known. */
  result: RunningAndCalibrated | null;
  /** Of both axes, the same however long the network trained. */
  range: readonly [from: number, to: number];
  seed: number;
}

/** Running against calibrated, a dot a neuron: on the diagonal they agree. */
export function ComparedStatistics({ statistic, result, range, seed }: ComparedStatisticsProps) {
  const { t, i18n } = useTranslation("conclusions");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  useThemeChange();
  const calibrated = result?.calibrated[statistic] ?? [];
  const running = result?.running[statistic] ?? [];

  function reading(): Reading {
    if (!result) return { text: t("waiting"), numbers: {} };
    const distance = distanceInStds(result, statistic);
    return {
      text: t(`running.reading.${statistic}`, { distance: format.percent(distance, 1) }),
      numbers: { distance },
    };
  }

  function content(theme: PlotTheme): PlotContent {
    return {
      data: [
        {
          x: [...range],
          y: [...range],
          mode: "lines",
          line: { color: theme.expected, width: 1.5, dash: "dash" },
          hoverinfo: "skip",
          name: t("running.equal"),
        },
        {
          x: calibrated,
          y: running,
          mode: "markers",
          marker: { color: theme.train, size: 6, opacity: 0.6 },
          name: t("running.neuron"),
          hovertemplate: "%{x:.3f}, %{y:.3f}<extra></extra>",
        },
      ],
      layout: {
        hovermode: "closest",
        xaxis: xAxis(theme, t("running.calibrated"), { range: [...range], nticks: 7, showspikes: false }),
        yaxis: yAxis(theme, { range: [...range], nticks: 6 }),
        annotations: [yTitle(theme, t("running.running"))],
      },
    };
  }

  const table = (): Table => ({
    header: ["neuron", "calibrated", "running"],
    rows: running.map((value, neuron) => [neuron, calibrated[neuron], value]),
  });

  return (
    <Figure
      name={`running-${statistic}`}
      title={t(`running.title.${statistic}`)}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={
        <>
          <li data-mark="now">{t("running.neuron")}</li>
          <li data-mark="expected">{t("running.equal")}</li>
        </>
      }
    >
      <Plot ref={plot} signal={withRender} content={content} label={t(`running.label.${statistic}`)} />
    </Figure>
  );
}
