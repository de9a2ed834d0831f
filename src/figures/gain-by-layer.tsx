import { type CSSProperties, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { LayerStatistics } from "../experiment/frame";
import type { Nonlinearity } from "../experiment/nonlinearity";
import { gradientsByLayer, rmsByLayer } from "../experiment/variance-map";
import { withRender } from "./computed";
import { Figure, type Provenance } from "./figure";
import "./initialization-figures.css";
import type { Live } from "./live";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import { Segmented } from "./segmented";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";

/** Forward, std of h; backward, std of dL/dh over that of the last layer. */
export type Direction = "forward" | "backward";

export interface MeasuredGain {
  gain: number;
  name: string;
  /** Of the network of that gain, first hidden layer first. */
  layers: Pick<LayerStatistics, "std" | "gradientStd">[];
}

/** Places on the layers' ramp, which is one of any order: of the gains that are always there. */
const referenceStops = [1, 5, 8];
/** Of the gradient's axis: what fifty layers do to it for gains from 0.8 to 3. */
const decades = [-5, 7];

interface GainByLayerProps {
  nonlinearity: Nonlinearity;
  /** The one that the reader chose comes last. */
  measured: MeasuredGain[];
  depth: number;
  direction: Direction;
  onDirection(direction: Direction): void;
  provenance: Live<Provenance>;
}

/** Real networks layer by layer, one for each gain, over what the theory of wide layers says of them. */
export function GainByLayer({ nonlinearity, measured, depth, direction, ...rest }: GainByLayerProps) {
  const { t, i18n } = useTranslation("kaiming");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const isChosen = (i: number) => i === measured.length - 1;
  const layers = Array.from({ length: depth }, (_, i) => i + 1);
  const valuesOf = ({ layers }: MeasuredGain) =>
    layers.map(({ std, gradientStd }) =>
      direction === "forward" ? std : gradientStd / layers.at(-1)!.gradientStd,
    );
  const theoryOf = ({ gain }: MeasuredGain) =>
    direction === "forward"
      ? rmsByLayer(nonlinearity, gain, 1, depth)
      : gradientsByLayer(nonlinearity, gain, 1, depth);

  function reading(): Reading {
    const chosen = measured.at(-1);
    if (!chosen) return { text: t("waiting"), numbers: {} };
    const [first, last] = [valuesOf(chosen)[0], valuesOf(chosen).at(-1)!];
    const values = { gain: chosen.name, layers: format.count(depth) };
    return direction === "forward"
      ? {
          text: t("byLayer.readingForward", {
            ...values,
            first: format.magnitude(first),
            last: format.magnitude(last),
          }),
          numbers: { gain: chosen.gain, first, last },
        }
      : {
          text: t("byLayer.readingBackward", { ...values, ratio: format.magnitude(first) }),
          numbers: { gain: chosen.gain, ratio: first },
        };
  }

  function content(theme: PlotTheme): PlotContent {
    const isForward = direction === "forward";
    return {
      data: measured.flatMap((one, i) => {
        const color = isChosen(i) ? theme.ink : theme.layers[referenceStops[i] - 1];
        return [
          {
            x: layers,
            y: theoryOf(one),
            mode: "lines" as const,
            line: { color, width: isChosen(i) ? 2 : 1.25 },
            name: t("byLayer.theory", { gain: one.name }),
            hoverinfo: "skip" as const,
          },
          {
            x: layers,
            y: valuesOf(one),
            mode: "markers" as const,
            marker: { color, size: isChosen(i) ? 6 : 4.5 },
            name: `gain ${one.name}`,
            hovertemplate: "%{y:.3~g}",
          },
        ];
      }),
      layout: {
        xaxis: xAxis(theme, t("byLayer.layer"), { range: [0, depth + 0.5], nticks: 6, tickformat: ",d" }),
        yaxis: yAxis(
          theme,
          isForward
            ? { range: [0, 1], nticks: 6 }
            : {
                type: "log",
                range: decades,
                tickvals: [1e-4, 1e-2, 1, 1e2, 1e4, 1e6],
                ticktext: ["10⁻⁴", "10⁻²", "1", "10²", "10⁴", "10⁶"],
              },
        ),
        annotations: [yTitle(theme, t(`byLayer.${direction}Axis`))],
      },
    };
  }

  const table = (): Table => ({
    header: ["gain", "layer", direction === "forward" ? "std" : "gradient_ratio", "theory"],
    rows: measured.flatMap((one) => {
      const theory = theoryOf(one);
      return valuesOf(one).map((value, i) => [one.gain, i + 1, value, theory[i]]);
    }),
  });

  return (
    <Figure
      name="gain-by-layer"
      title={t(`byLayer.${direction}Title`)}
      signal={withRender}
      reading={reading}
      provenance={rest.provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      toolbar={
        <Segmented
          label={t("byLayer.direction")}
          value={direction}
          options={[
            { value: "forward", label: t("byLayer.forward") },
            { value: "backward", label: t("byLayer.backward") },
          ]}
          onChange={rest.onDirection}
        />
      }
      legend={
        <>
          {measured.map(({ gain, name }, i) => (
            <li
              key={isChosen(i) ? "chosen" : gain}
              data-mark="gain"
              data-symbol={isChosen(i) ? "gain" : undefined}
              style={
                {
                  "--mark": isChosen(i) ? "var(--ink)" : `var(--layer-${referenceStops[i]})`,
                } as CSSProperties
              }
            >
              {isChosen(i) ? t("byLayer.own", { gain: name }) : `gain ${name}`}
            </li>
          ))}
          <li data-mark="dots">{t("byLayer.network")}</li>
          <li data-mark="theory">{t("byLayer.wide")}</li>
        </>
      }
    >
      <Plot ref={plot} signal={withRender} label={t("byLayer.label")} content={content} />
    </Figure>
  );
}
