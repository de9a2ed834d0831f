import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { niceCeiling, niceFloor, niceRange } from "./axis-range";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import { measureScale } from "./sweep-scale";
import { nameOfCell, type Swept, sweptTable, valuesOf, writeMeasure } from "./swept";
import type { PlotTheme } from "./theme";

/** Values that reach so many times as far as they begin stand on a logarithmic axis. */
const FAR_APART = 20;

/** The chosen number of each run against the one field that varies. */
export function SweepProfile({ swept }: { swept: Swept }) {
  const { t, i18n } = useTranslation("sweep");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const { x, cells, measure } = swept;
  const values = valuesOf(swept);
  const shown = (value: number) => (measure === "saturation" ? 100 * value : value);

  function reading(): Reading {
    const known = values.flatMap((value, cell) => (value === null ? [] : [{ value, cell }]));
    if (known.length === 0) return { text: t("map.nothing"), numbers: {} };
    const [first, last] = [known[0], known.at(-1)!];
    return {
      text: t("profile.reading", {
        measure: t(`measure.${measure}.name`),
        first: writeMeasure(measure, first.value, format),
        atFirst: nameOfCell(swept, first.cell),
        last: writeMeasure(measure, last.value, format),
        atLast: nameOfCell(swept, last.cell),
      }),
      numbers: { first: first.value, last: last.value },
    };
  }

  function content(theme: PlotTheme): PlotContent {
    const isNumeric = x.values.every((value) => typeof value === "number");
    const numbers = isNumeric ? (x.values as number[]) : x.values.map((_, i) => i);
    const [from, to] = [Math.min(...numbers), Math.max(...numbers)];
    const isLog = isNumeric && from > 0 && to / from >= FAR_APART;
    const onAxis = (value: number) => (isLog ? Math.log10(value) : value);
    const margin = 0.05 * (onAxis(to) - onAxis(from)) || 1;
    const order = numbers.map((_, i) => i).sort((a, b) => numbers[a] - numbers[b]);
    const measured = order.filter((i) => values[i] !== null);
    const diverged = order.filter((i) => cells[i].told?.divergedAt != null);
    const scale = measureScale(measure, values) ?? { kind: "linear", min: 0, max: 1 };
    const isLogMeasure = scale.kind === "log";
    const isLoss = measure === "loss" || measure === "train-loss";
    const [bottom, top] =
      isLoss && !isLogMeasure
        ? niceRange(scale.min, scale.max)
        : [0, measure === "saturation" ? 100 : niceCeiling(scale.max)];
    return {
      data: [
        {
          x: measured.map((i) => numbers[i]),
          y: measured.map((i) => shown(values[i]!)),
          mode: isNumeric ? "lines+markers" : "markers",
          line: { color: theme.validation, width: 2.5 },
          marker: { color: theme.validation, size: 9 },
          name: t(`measure.${measure}.name`),
          hovertemplate: "%{y:.4g}",
        },
        {
          x: diverged.map((i) => numbers[i]),
          y: diverged.map(() => top),
          mode: "markers",
          marker: { color: theme.warning, size: 11, symbol: "x" },
          name: t("profile.diverged"),
          cliponaxis: false,
          hovertemplate: t("profile.diverged"),
        },
      ],
      layout: {
        xaxis: xAxis(theme, x.name, {
          type: isLog ? "log" : "linear",
          range: [onAxis(from) - margin, onAxis(to) + margin],
          tickvals: numbers,
          ticktext: x.labels,
        }),
        yaxis: yAxis(theme, {
          type: isLogMeasure ? "log" : "linear",
          range: isLogMeasure ? [Math.log10(niceFloor(scale.min)), Math.log10(top)] : [bottom, top],
          nticks: 6,
        }),
        annotations: [yTitle(theme, t(`measure.${measure}.unit`))],
      },
    };
  }

  return (
    <Figure
      name="sweep-profile"
      title={t("profile.title", { name: x.name })}
      signal={withRender}
      reading={reading}
      provenance={computedWith(swept.seed)}
      exports={{ table: () => sweptTable(swept), picture: () => plot.current!.picture() }}
    >
      <Plot ref={plot} signal={withRender} label={t("profile.label")} content={content} />
    </Figure>
  );
}
