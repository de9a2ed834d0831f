import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { curves } from "../experiment/nonlinearity";
import type { GainSimulationResult, SimulatedGain } from "../experiment/studies/gain-simulation";
import { LockedAxes } from "./axis-range";
import { withRender } from "./computed";
import { Figure, type Provenance } from "./figure";
import "./initialization-figures.css";
import type { Live } from "./live";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis } from "./plot-layout";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";

interface GainChartProps {
  simulation: GainSimulationResult | null;
  zStd: number;
  provenance: Live<Provenance>;
}

/** The gain that each nonlinearity asks for, as simulated, beside the one of PyTorch's table. */
export function GainChart({ simulation, zStd, provenance }: GainChartProps) {
  const { t, i18n } = useTranslation(["kaiming", "fields"]);
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const [axes] = useState(() => new LockedAxes());
  const gains = simulation?.gains ?? [];
  const nameOf = ({ nonlinearity }: SimulatedGain) =>
    nonlinearity === "linear" ? t("linear") : t(`fields:nonlinearity.options.${nonlinearity}`);

  function reading(): Reading {
    if (!simulation) return { text: t("waiting"), numbers: {} };
    const of = Object.fromEntries(gains.map(({ nonlinearity, gain }) => [nonlinearity, gain]));
    const text = t("gains.reading", {
      samples: format.count(simulation.samples),
      tanh: format.fixed(of.tanh, 3),
      relu: format.fixed(of.relu, 3),
      linear: format.fixed(of.linear, 3),
    });
    const numbers = { samples: simulation.samples, tanh: of.tanh, relu: of.relu, linear: of.linear };
    return { text, numbers };
  }

  function content(theme: PlotTheme): PlotContent {
    const em = theme.textSize;
    const { x: end } = axes.fit(Math.max(1.9, ...gains.map(({ gain }) => gain)), 1);
    const places = gains.map((_, i) => gains.length - 1 - i);
    const known = gains.flatMap(({ nonlinearity }, i) => {
      const { gain } = curves[nonlinearity];
      return gain === null ? [] : [{ gain, place: places[i] }];
    });
    return {
      data: [
        {
          x: known.map(({ gain }) => gain),
          y: known.map(({ place }) => place),
          mode: "markers",
          marker: { symbol: "diamond-open", size: 13, color: theme.expected, line: { width: 2 } },
          name: t("gains.table"),
          hovertemplate: "%{x:.4f}",
        },
        {
          x: gains.map(({ gain }) => gain),
          y: places,
          mode: "markers",
          marker: { size: 8, color: theme.ink },
          error_x: {
            type: "data",
            array: gains.map(({ error }) => 2 * error),
            color: theme.ink,
            thickness: 1.5,
            width: 4,
          },
          name: t("gains.simulated"),
          hovertemplate: "%{x:.4f}",
        },
      ],
      layout: {
        margin: { l: 6.2 * em, r: 1.5 * em, t: 0.8 * em, b: 3.4 * em },
        hovermode: "closest",
        xaxis: xAxis(theme, "gain", { range: [0, end], nticks: 6, showgrid: true, gridcolor: theme.line }),
        yaxis: yAxis(theme, {
          range: [-0.6, gains.length - 0.4],
          tickvals: places,
          ticktext: gains.map(nameOf),
        }),
      },
    };
  }

  const table = (): Table => ({
    header: ["nonlinearity", "mean_square", "gain", "standard_error", "pytorch"],
    rows: gains.map(({ nonlinearity, meanSquare, gain, error }) => [
      nonlinearity,
      meanSquare,
      gain,
      error,
      curves[nonlinearity].gain ?? "",
    ]),
  });

  return (
    <Figure
      name="gains"
      title={t("gains.title")}
      signal={withRender}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={
        <>
          <li data-mark="measured">{t("gains.simulated")}</li>
          <li data-mark="in-table">{t("gains.table")}</li>
        </>
      }
    >
      <div className="gain-chart">
        <Plot ref={plot} signal={withRender} label={t("gains.label")} content={content} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="live-table" aria-label={t("gains.title")} tabIndex={0}>
          <table className="figure-table">
            <thead>
              <tr>
                <th scope="col">f</th>
                <th scope="col">E[f(z)²]</th>
                <th scope="col">{zStd === 1 ? "1/√E[f(z)²]" : "std(z)/√E[f(z)²]"}</th>
                <th scope="col">PyTorch</th>
              </tr>
            </thead>
            <tbody>
              {gains.map((simulated) => {
                const { nonlinearity, meanSquare, gain } = simulated;
                const known = curves[nonlinearity].gain;
                return (
                  <tr key={nonlinearity} data-nonlinearity={nonlinearity}>
                    <th scope="row">{nameOf(simulated)}</th>
                    <td>{format.fixed(meanSquare, 4)}</td>
                    <td data-gain={gain}>{format.fixed(gain, 4)}</td>
                    <td>{known === null ? "—" : format.fixed(known, 4)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      </div>
    </Figure>
  );
}
