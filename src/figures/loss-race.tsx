import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { niceCeiling, niceFloor } from "./axis-range";
import { Figure, type Provenance } from "./figure";
import type { Live, Signal } from "./live";
import type { LossCurveData } from "./loss-curve";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import { referenceLine } from "./reference-line";
import { type AxisScale, ScaleChoice } from "./scale-choice";
import { stepsAbove } from "./steps-above";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";
import "./loss-race.css";

interface LossRaceProps {
  /** The notebook's output layer, and a small one. */
  careless: Live<LossCurveData>;
  small: Live<LossCurveData>;
  /** The step that both have reached. */
  step(): number;
  provenance: Live<Provenance>;
}

/** Top of the axis before the first loss has come. */
const EMPTY_AXIS = 40;
const logTicks = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500];

/** The hockey stick: two losses on one pair of axes, and the steps that the careless start wastes. */
export function LossRace({ careless, small, provenance, ...rest }: LossRaceProps) {
  const { t, i18n } = useTranslation("initial-loss");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const [axis, setAxis] = useState<AxisScale>("linear");
  const signal = useMemo(() => either(careless, small), [careless, small]);

  function reading(): Reading {
    const [one, other] = [careless.current(), small.current()];
    if (one.buckets.steps.length === 0 || other.buckets.steps.length === 0)
      return { text: t("computing"), numbers: {} };
    const { expected } = other;
    const wasted = stepsAbove(one.buckets, expected);
    const numbers = {
      step: rest.step(),
      careless: one.buckets.smoothed.at(-1)!,
      small: other.buckets.smoothed.at(-1)!,
      ...(wasted !== null && { wasted }),
    };
    const words = {
      step: format.count(numbers.step),
      careless: format.fixed(numbers.careless, 2),
      small: format.fixed(numbers.small, 2),
      expected: format.fixed(expected, 2),
      wasted: wasted === null ? "" : format.count(wasted),
    };
    return { text: t(wasted === null ? "race.still" : "race.reading", words), numbers };
  }

  function content(theme: PlotTheme): PlotContent {
    const runs = [
      { ...careless.current(), name: t("race.careless"), color: theme.warning },
      { ...small.current(), name: t("race.small"), color: theme.train },
    ];
    const em = theme.textSize;
    const isEmpty = runs.every(({ buckets }) => buckets.steps.length === 0);
    const { expected } = runs[1];
    const highest = Math.max(
      isEmpty ? EMPTY_AXIS : expected,
      ...runs.flatMap(({ buckets }) => [...buckets.max]),
    );
    const lowest = Math.min(isEmpty ? 1 : expected, ...runs.flatMap(({ buckets }) => [...buckets.min]));
    const onAxis = (loss: number) => (axis === "log" ? Math.log10(loss) : loss);
    const last = Math.max(10, ...runs.map(({ buckets }) => buckets.steps.at(-1) ?? 0));
    const reference = referenceLine({ at: expected, scale: axis, digits: 2, theme, language: i18n.language });
    return {
      data: runs.flatMap(({ buckets, name, color }): PlotContent["data"] => [
        // From the highest minibatch to the lowest: the very first loss is in it, which a mean would hide.
        { ...band(buckets.steps, buckets.max, color) },
        { ...band(buckets.steps, buckets.min, color), fill: "tonexty", fillcolor: `${color}2e` },
        {
          x: buckets.steps,
          y: buckets.smoothed,
          mode: "lines",
          line: { width: 2.5, color },
          name,
          hovertemplate: "%{y:.3f}",
        },
      ]),
      layout: {
        margin: { l: 3.7 * em, r: 3.2 * em, t: 2.3 * em, b: 3.4 * em },
        xaxis: xAxis(theme, t("race.step"), {
          range: [0, last],
          hoverformat: ",.0f",
          tickformat: ",d",
          nticks: 7,
        }),
        yaxis: yAxis(theme, {
          type: axis,
          range:
            axis === "log"
              ? [onAxis(niceFloor(lowest)), onAxis(niceCeiling(highest))]
              : [0, niceCeiling(highest)],
          ...(axis === "log" && { tickvals: logTicks, ticktext: logTicks.map(format.tick) }),
        }),
        shapes: isEmpty ? [] : [reference.shape],
        annotations: [yTitle(theme, t("race.unit")), ...(isEmpty ? [] : [reference.annotation])],
      },
    };
  }

  function table(): Table {
    const rows = [careless, small].flatMap((loss, i) => {
      const { steps, mean, smoothed } = loss.current().buckets;
      return Array.from(steps, (step, j) => [i === 0 ? "careless" : "small", step, mean[j], smoothed[j]]);
    });
    return { header: ["start", "step", "minibatch_mean", "smoothed"], rows };
  }

  return (
    <Figure
      name="loss-race"
      title={t("race.title")}
      signal={signal}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      toolbar={<ScaleChoice scale={axis} onScale={setAxis} />}
      legend={
        <>
          <li data-mark="careless">{t("race.careless")}</li>
          <li data-mark="train">{t("race.small")}</li>
          <li data-mark="expected">{t("knowingNothing")}</li>
        </>
      }
    >
      <Plot ref={plot} signal={signal} label={t("race.label")} content={content} />
    </Figure>
  );
}

function band(x: Float64Array, y: Float32Array, color: string) {
  const line = { width: 1, color: `${color}59` };
  return { x, y, mode: "lines", line, hoverinfo: "skip", showlegend: false } as const;
}

/** Fires when one of the two does. */
function either(one: Signal, other: Signal): Signal {
  return {
    subscribe(listener) {
      const stops = [one.subscribe(listener), other.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
