import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ChainLink } from "../experiment/studies/backward-chain";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import { Plot, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";

interface GradientChainProps {
  /** First layer first; null until they are measured. */
  links: readonly ChainLink[] | null;
  seed: number;
}

/** The gradient's way back, layer by layer: what arrives at each tanh, and what leaves it. */
export function GradientChain({ links, seed }: GradientChainProps) {
  const { t, i18n } = useTranslation("saturation");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  /** In the order of the way back, the last layer first. */
  const back = links?.map((link, i) => ({ ...link, layer: i + 1 })).reverse() ?? [];

  function reading(): Reading {
    if (back.length === 0) return { text: t("waiting"), numbers: {} };
    const last = back[0];
    const first = back.at(-1)!;
    const kept = back.reduce((product, { arriving, leaving }) => product * (leaving / arriving), 1);
    const passes = back.reduce((sum, link) => sum + link.passes, 0) / back.length;
    const ratio = first.leaving / last.arriving;
    return {
      text: t("chain.reading", {
        passes: format.percent(passes, 0),
        kept: format.percent(kept, kept < 0.01 ? 2 : 1),
        layers: back.length,
        ratio: format.magnitude(ratio),
      }),
      numbers: { passes, kept, ratio, first: first.leaving, last: last.arriving },
    };
  }

  const ends = back.flatMap(({ layer, arriving, leaving }) => [
    { label: `dL/dh${layer}`, value: arriving },
    { label: `dL/dx${layer}`, value: leaving },
  ]);

  return (
    <Figure
      name="gradient-chain"
      title={t("chain.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{
        picture: () => plot.current!.picture(),
        table: () => ({
          header: ["layer", "std dL/dh", "std dL/dx", "mean 1 − h²"],
          rows: back.map(({ layer, arriving, leaving, passes }) => [layer, arriving, leaving, passes]),
        }),
      }}
      legend={
        <>
          <li data-mark="arrives" data-symbol="grad-h">
            {t("chain.arrives")}
          </li>
          <li data-mark="leaves" data-symbol="grad-preact">
            {t("chain.leaves")}
          </li>
        </>
      }
    >
      <Plot
        ref={plot}
        signal={withRender}
        label={t("chain.label")}
        content={(theme) => ({
          data: [
            {
              x: ends.map((_, i) => i),
              y: ends.map(({ value }) => value),
              mode: "lines",
              line: { color: theme.inkFaint, width: 1.5 },
              hoverinfo: "skip",
            },
            {
              x: back.map((_, i) => 2 * i),
              y: back.map(({ arriving }) => arriving),
              mode: "markers",
              marker: { color: theme.paper, size: 11, line: { color: theme.train, width: 2.5 } },
              name: t("chain.arrives"),
              hovertemplate: "%{y:.2e}",
              cliponaxis: false,
            },
            {
              x: back.map((_, i) => 2 * i + 1),
              y: back.map(({ leaving }) => leaving),
              mode: "markers",
              marker: { color: theme.train, size: 11 },
              name: t("chain.leaves"),
              hovertemplate: "%{y:.2e}",
              cliponaxis: false,
            },
          ],
          layout: {
            hovermode: "closest",
            xaxis: xAxis(theme, t("chain.axis"), {
              range: [-0.4, Math.max(1, ends.length - 1) + 0.4],
              tickvals: back.map((_, i) => 2 * i + 0.5),
              ticktext: back.map(({ layer }) => String(layer)),
              showspikes: false,
            }),
            yaxis: yAxis(theme, { type: "log", range: powers(ends), exponentformat: "e", nticks: 7 }),
            annotations: [yTitle(theme, t("chain.unit"))],
          },
        })}
      />
    </Figure>
  );
}

/** Powers of ten at the ends of the axis: the same for most gains, to compare them, and farther for what goes beyond. */
function powers(ends: readonly { value: number }[]): [low: number, high: number] {
  const logs = ends.map(({ value }) => Math.log10(value)).filter(Number.isFinite);
  return [Math.min(-6, Math.floor(Math.min(...logs))), Math.max(-1, Math.ceil(Math.max(...logs)))];
}
