import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { LayerStatistics } from "../experiment/frame";
import { withRender } from "./computed";
import { toDensity } from "./density";
import { Figure, type Provenance } from "./figure";
import "./initialization-figures.css";
import type { Live } from "./live";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";

/** A network at step 0. */
export interface StartingPoint {
  id: "naive" | "small-hidden" | "kaiming";
  loss: number;
  layer: LayerStatistics;
}

interface StartingPointsProps {
  points: StartingPoint[];
  /** |h| from which a tanh counts as saturated. */
  threshold: number;
  provenance: Live<Provenance>;
}

/** Places on the layers' ramp: from the careless start to the careful one. */
const stops = { naive: 10, "small-hidden": 7, kaiming: 2 } as const;
/** Of the axis of pre-activations, either way. */
const REACH = 12;

/** What enters the tanh with each initialisation of W1 and b1, and how much of it lies where the tanh is saturated. */
export function StartingPoints({ points, threshold, provenance }: StartingPointsProps) {
  const { t, i18n } = useTranslation("kaiming");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const limit = Math.atanh(threshold);

  function reading(): Reading {
    const [naive, kaiming] = ["naive", "kaiming"].map((id) => points.find((point) => point.id === id));
    if (!naive || !kaiming) return { text: t("waiting"), numbers: {} };
    const text = t("start.reading", {
      naive: format.percent(naive.layer.saturated),
      kaiming: format.percent(kaiming.layer.saturated),
      naiveStd: format.fixed(naive.layer.preactivationStd, 2),
      std: format.fixed(kaiming.layer.preactivationStd, 4),
    });
    const numbers = {
      loss: kaiming.loss,
      saturated: kaiming.layer.saturated,
      std: kaiming.layer.preactivationStd,
      naiveLoss: naive.loss,
      naiveSaturated: naive.layer.saturated,
    };
    return { text, numbers };
  }

  function content(theme: PlotTheme): PlotContent {
    const zone = (x0: number, x1: number) =>
      ({
        type: "rect",
        yref: "paper",
        x0,
        x1,
        y0: 0,
        y1: 1,
        fillcolor: `${theme.inkFaint}26`,
        line: { width: 0 },
        layer: "below",
      }) as const;
    return {
      data: points.map(({ id, layer }) => {
        const { edges, density } = toDensity(layer.preactivations);
        const color = theme.layers[stops[id] - 1];
        return {
          x: edges,
          y: [...density, density.at(-1)!],
          name: t(`start.${id}`),
          mode: "lines",
          line: { shape: "hv", width: 2, color },
          fill: "tozeroy",
          fillcolor: `${color}20`,
          hovertemplate: "%{y:.3~g}",
        };
      }),
      layout: {
        xaxis: xAxis(theme, t("start.axis"), { range: [-REACH, REACH], nticks: 9, hoverformat: ".2~f" }),
        yaxis: yAxis(theme, { rangemode: "tozero", nticks: 5 }),
        shapes: [zone(-REACH, -limit), zone(limit, REACH)],
        annotations: [yTitle(theme, t("sums.density"))],
      },
    };
  }

  const table = (): Table => ({
    header: ["start", "loss", "saturated", "preactivation_std", "dead"],
    rows: points.map(({ id, loss, layer }) => [
      id,
      loss,
      layer.saturated,
      layer.preactivationStd,
      layer.dead,
    ]),
  });

  return (
    <Figure
      name="starting-points"
      title={t("start.title")}
      signal={withRender}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={
        <>
          {points.map(({ id }) => (
            <li
              key={id}
              data-mark="gain"
              style={{ "--mark": `var(--layer-${stops[id]})` } as React.CSSProperties}
            >
              {t(`start.${id}`)}
            </li>
          ))}
          <li data-mark="zone">{t("start.zone", { threshold: format.tick(threshold) })}</li>
        </>
      }
    >
      <Plot ref={plot} signal={withRender} label={t("start.label")} content={content} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="live-table" aria-label={t("start.title")} tabIndex={0}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{t("start.initialisation")}</th>
              <th scope="col">{t("start.loss")}</th>
              <th scope="col">{t("start.std")}</th>
              <th scope="col">{t("start.saturated")}</th>
              <th scope="col">{t("start.dead")}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ id, loss, layer }) => (
              <tr key={id} data-start={id}>
                <th scope="row">{t(`start.${id}`)}</th>
                <td>{format.fixed(loss, 3)}</td>
                <td>{format.fixed(layer.preactivationStd, 2)}</td>
                <td>{format.percent(layer.saturated)}</td>
                <td>{format.count(layer.dead)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Figure>
  );
}
