import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure, type Provenance } from "./figure";
import type { Live } from "./live";
import { numberFormat } from "./number-format";
import { Plot, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import { Segmented } from "./segmented";
import type { Table } from "./table";

/** What is followed from layer to layer. */
export const profileQuantities = ["std", "saturated", "gradientStd"] as const;
export type ProfileQuantity = (typeof profileQuantities)[number];

/** One network's numbers, hidden layer by hidden layer. */
export interface Profile {
  gain: number;
  layers: Record<ProfileQuantity, number>[];
}

interface LayerProfileProps {
  profiles: Live<Profile[]>;
  /** Written at the end of its line. */
  nameOf(gain: number): string;
  /** The gain that the reader moves: its line stands out. */
  chosen: number;
  provenance: Live<Provenance>;
}

/** The same quantity from the first hidden layer to the last, a line a gain. */
export function LayerProfile({ profiles, nameOf, chosen, provenance }: LayerProfileProps) {
  const { t, i18n } = useTranslation("statistics");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const [quantity, setQuantity] = useState<ProfileQuantity>("std");
  const write = {
    std: (value: number) => format.fixed(value, 2),
    saturated: (value: number) => format.percent(value, 0),
    gradientStd: format.magnitude,
  }[quantity];

  function reading(): Reading {
    const mine = profiles.current().find(({ gain }) => gain === chosen);
    if (!mine) return { text: t("profile.waiting"), numbers: {} };
    const [first, last] = [mine.layers[0][quantity], mine.layers.at(-1)![quantity]];
    return {
      text: t(`profile.reading.${quantity}`, {
        gain: nameOf(chosen),
        first: write(first),
        last: write(last),
      }),
      numbers: { gain: chosen, first, last },
    };
  }

  const table = (): Table => ({
    header: ["gain", "layer", "std", "saturated", "gradient_std"],
    rows: profiles
      .current()
      .flatMap(({ gain, layers }) =>
        layers.map(({ std, saturated, gradientStd }, i) => [gain, i + 1, std, saturated, gradientStd]),
      ),
  });

  return (
    <Figure
      name="layer-profile"
      title={t("profile.title")}
      signal={profiles}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      toolbar={
        <Segmented
          label={t("profile.quantity")}
          value={quantity}
          onChange={setQuantity}
          options={profileQuantities.map((value) => ({ value, label: t(`profile.short.${value}`) }))}
        />
      }
    >
      <Plot
        ref={plot}
        signal={profiles}
        label={t("profile.label")}
        content={(theme) => {
          const em = theme.textSize;
          // The chosen one is drawn last, over the others.
          const drawn = profiles
            .current()
            .toSorted((a, b) => Number(a.gain === chosen) - Number(b.gain === chosen));
          const layers = Math.max(2, ...drawn.map((profile) => profile.layers.length));
          const isLog = quantity === "gradientStd";
          const onAxis = (value: number) => (isLog ? Math.log10(value) : value);
          return {
            data: drawn.map(({ gain, layers }) => ({
              x: layers.map((_, i) => i + 1),
              y: layers.map((layer) => layer[quantity]),
              name: nameOf(gain),
              mode: "lines+markers",
              line: {
                color: gain === chosen ? theme.ink : theme.lineStrong,
                width: gain === chosen ? 3 : 1.5,
              },
              marker: { size: gain === chosen ? 8 : 5 },
              hovertemplate: { std: "%{y:.3f}", saturated: "%{y:.1%}", gradientStd: "%{y:.2e}" }[quantity],
              cliponaxis: false,
            })),
            layout: {
              margin: { l: 3.7 * em, r: 5 * em, t: 2.3 * em, b: 3.4 * em },
              xaxis: xAxis(theme, t("profile.layer"), { range: [0.8, layers + 0.1], dtick: 1 }),
              yaxis: yAxis(
                theme,
                isLog
                  ? { type: "log", range: [-5.5, -2.5], exponentformat: "e", dtick: 1 }
                  : { range: [0, 1], tickformat: quantity === "saturated" ? ".0%" : ".1f", nticks: 6 },
              ),
              annotations: [
                yTitle(theme, t(`profile.unit.${quantity}`)),
                ...drawn.map(({ gain, layers }) => ({
                  text: nameOf(gain),
                  x: layers.length,
                  y: onAxis(layers.at(-1)![quantity]),
                  xanchor: "left" as const,
                  yanchor: "middle" as const,
                  xshift: 0.8 * em,
                  showarrow: false,
                  font: {
                    family: theme.sans,
                    size: em,
                    color: gain === chosen ? theme.ink : theme.inkSoft,
                    weight: gain === chosen ? 700 : 400,
                  },
                })),
              ],
            },
          };
        }}
      />
    </Figure>
  );
}
