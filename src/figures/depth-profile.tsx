import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { LayerStatistics } from "../experiment/frame";
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

interface DepthProfileProps {
  /** First hidden layer first; null until they are measured. */
  layers: Pick<LayerStatistics, "std" | "gradientNorm">[] | null;
  /** As the reader chose them. */
  gain: number;
  nonlinearityName: string;
  /** Of the layers' axis, which is the same for all depths. */
  deepest: number;
  provenance: Live<Provenance>;
}

/** Decades that the axis holds; what is beyond is drawn on its edge. */
const [LEAST, MOST] = [-12, 8];
const isBeyond = (value: number) => value < 10 ** LEAST || value > 10 ** MOST;
const superscript = (power: number) =>
  String(power)
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);

/** One network at step 0: std of h and norm of dL/dh of every hidden layer, on one logarithmic axis. */
export function DepthProfile({ layers, gain, nonlinearityName, deepest, provenance }: DepthProfileProps) {
  const { t, i18n } = useTranslation("kaiming");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);

  function reading(): Reading {
    if (!layers) return { text: t("waiting"), numbers: {} };
    const [first, last] = [layers[0], layers.at(-1)!];
    const text = t("profile.reading", {
      nonlinearity: nonlinearityName,
      gain: format.fixed(gain, 2),
      layers: format.count(layers.length),
      firstStd: format.magnitude(first.std),
      lastStd: format.magnitude(last.std),
      lastGradient: format.magnitude(last.gradientNorm),
      firstGradient: format.magnitude(first.gradientNorm),
    });
    const numbers = {
      layers: layers.length,
      firstStd: first.std,
      lastStd: last.std,
      firstGradient: first.gradientNorm,
      lastGradient: last.gradientNorm,
    };
    return { text, numbers };
  }

  function content(theme: PlotTheme): PlotContent {
    const x = (layers ?? []).map((_, i) => i + 1);
    const onAxis = (value: number) => Math.min(10 ** MOST, Math.max(10 ** LEAST, value));
    const powers = Array.from({ length: (MOST - LEAST) / 4 + 1 }, (_, i) => LEAST + 4 * i);
    return {
      data: [
        {
          x,
          y: (layers ?? []).map(({ std }) => onAxis(std)),
          customdata: (layers ?? []).map(({ std }) => std),
          mode: "lines+markers",
          line: { color: theme.layers[2], width: 1.5 },
          marker: { color: theme.layers[2], size: 5 },
          name: t("profile.std"),
          hovertemplate: "%{customdata:.3~g}",
        },
        {
          x,
          y: (layers ?? []).map(({ gradientNorm }) => onAxis(gradientNorm)),
          customdata: (layers ?? []).map(({ gradientNorm }) => gradientNorm),
          mode: "lines+markers",
          line: { color: theme.warning, width: 1.5 },
          marker: { color: theme.warning, size: 6, symbol: "diamond" },
          name: t("profile.gradient"),
          hovertemplate: "%{customdata:.3~g}",
        },
      ],
      layout: {
        xaxis: xAxis(theme, t("byLayer.layer"), { range: [0, deepest + 0.5], nticks: 6, tickformat: ",d" }),
        yaxis: yAxis(theme, {
          type: "log",
          range: [LEAST, MOST],
          tickvals: powers.map((power) => 10 ** power),
          ticktext: powers.map((power) => (power === 0 ? "1" : `10${superscript(power)}`)),
        }),
        annotations: [yTitle(theme, t("profile.axis"))],
      },
    };
  }

  const table = (): Table => ({
    header: ["layer", "std", "gradient_norm"],
    rows: (layers ?? []).map(({ std, gradientNorm }, i) => [i + 1, std, gradientNorm]),
  });

  return (
    <Figure
      name="depth-profile"
      title={t("profile.title")}
      signal={withRender}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={
        <>
          <li data-mark="forward-line">{t("profile.std")}</li>
          <li data-mark="backward-line">{t("profile.gradient")}</li>
        </>
      }
    >
      {(layers ?? []).some(({ std, gradientNorm }) => isBeyond(std) || isBeyond(gradientNorm)) && (
        <p className="figure-hint">{t("profile.beyond")}</p>
      )}
      <Plot ref={plot} signal={withRender} label={t("profile.label")} content={content} />
    </Figure>
  );
}
