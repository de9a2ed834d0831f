import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ZeroStart, ZeroStartsResult } from "../experiment/studies/zero-starts";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { movingMean } from "./moving-mean";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";
import "./loss-race.css";

interface ZeroLossesProps {
  /** null as long as nothing is computed. */
  result: ZeroStartsResult | null;
  start: ZeroStart;
}

const computed = computedWith(42);
/** Steps that one point of a line averages. */
const WINDOW = 40;

/** Which start learns more than how frequent each character is. */
export function ZeroLosses({ result, start }: ZeroLossesProps) {
  const { t, i18n } = useTranslation("initial-loss");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const lines = (result?.runs ?? []).map((run) => ({
    start: run.start,
    means: movingMean(run.losses, WINDOW),
  }));

  function reading(): Reading {
    const chosen = lines.find((line) => line.start === start);
    const reference = lines.find((line) => line.start === "small");
    if (!result || !chosen || !reference) return { text: t("computing"), numbers: {} };
    const [loss, other] = [chosen.means.at(-1)!, reference.means.at(-1)!];
    return {
      text: t("zeroLosses.reading", {
        start: t(`starts.${start}`),
        step: format.count(chosen.means.length - 1),
        loss: format.fixed(loss, 2),
        other: format.fixed(other, 2),
        frequencies: format.fixed(result.frequencies, 2),
      }),
      numbers: { loss, other, frequencies: result.frequencies },
    };
  }

  function content(theme: PlotTheme): PlotContent {
    const em = theme.textSize;
    const steps = Math.max(10, ...lines.map(({ means }) => means.length - 1));
    const faintFirst = lines.toSorted((a, b) => rank(a.start) - rank(b.start));
    const level = (loss: number, color: string, dash: "dash" | "dot") =>
      ({
        type: "line",
        xref: "paper",
        x0: 0,
        x1: 1,
        y0: loss,
        y1: loss,
        line: { color, width: 1.5, dash },
      }) as const;
    const mark = (loss: number, color: string) =>
      ({
        text: format.fixed(loss, 2),
        xref: "paper",
        x: 1,
        xanchor: "left",
        xshift: 0.5 * em,
        y: loss,
        yanchor: "middle",
        showarrow: false,
        font: { family: theme.sans, size: em, color },
      }) as const;
    return {
      data: faintFirst.map(({ start: of, means }) => ({
        x: means.map((_, step) => step),
        y: means,
        mode: "lines",
        line:
          of === start
            ? { width: 3, color: start === "small" ? theme.train : theme.warning }
            : of === "small"
              ? { width: 2.5, color: theme.train }
              : { width: 1.25, color: theme.lineStrong },
        name: t(`starts.${of}`),
        hovertemplate: "%{y:.3f}",
      })),
      layout: {
        margin: { l: 3.7 * em, r: 3.2 * em, t: 2.3 * em, b: 3.4 * em },
        xaxis: xAxis(theme, t("race.step"), { range: [0, steps], nticks: 6 }),
        yaxis: yAxis(theme, { range: [2.4, 4] }),
        shapes: result
          ? [level(result.uniform, theme.expected, "dash"), level(result.frequencies, theme.inkSoft, "dot")]
          : [],
        annotations: result
          ? [
              yTitle(theme, t("race.unit")),
              mark(result.uniform, theme.expected),
              mark(result.frequencies, theme.inkSoft),
            ]
          : [yTitle(theme, t("race.unit"))],
      },
    };
  }

  const rank = (of: ZeroStart) => (of === start ? 2 : of === "small" ? 1 : 0);

  function table(): Table {
    return {
      header: ["step", ...(result?.runs ?? []).map((run) => `loss_${run.start}`)],
      rows: Array.from(result?.runs[0]?.losses ?? [], (_, step) => [
        step,
        ...result!.runs.map(({ losses }) => losses[step]),
      ]),
    };
  }

  return (
    <Figure
      name="zero-losses"
      title={t("zeroLosses.title")}
      signal={withRender}
      reading={reading}
      provenance={computed}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={
        <>
          <li data-mark="train">{t("starts.small")}</li>
          {start !== "small" && <li data-mark="careless">{t(`starts.${start}`)}</li>}
          <li data-mark="other-starts">{t("zeroLosses.others")}</li>
          <li data-mark="expected">{t("knowingNothing")}</li>
          <li data-mark="frequencies">{t("zeroLosses.frequencies")}</li>
        </>
      }
    >
      <Plot ref={plot} signal={withRender} label={t("zeroLosses.label")} content={content} />
    </Figure>
  );
}
