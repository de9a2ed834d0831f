import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Nonlinearity } from "../experiment/nonlinearity";
import type { DeadNeuronResult } from "../experiment/studies/dead-neuron";
import { saturatedRanges } from "./activation-drawing";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import { Plot, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";

interface DeadNeuronProps {
  result: DeadNeuronResult | null;
  nonlinearity: Nonlinearity;
  neuron: number;
  threshold: number;
  /** Of the whole training, whatever part of it is done. */
  steps: number;
  seed: number;
}

/** All that the y axis shows, on either side: room for the farthest push. */
const reach = 24;

/** Where one neuron's preactivations lie while the network trains: whether it comes back from where it was pushed. */
export function DeadNeuron({ result, nonlinearity, neuron, threshold, steps, seed }: DeadNeuronProps) {
  const { t, i18n } = useTranslation("saturation");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);

  function reading(): Reading {
    if (!result || result.steps.length === 0) return { text: t("waiting"), numbers: {} };
    const last = result.steps.length - 1;
    const gradient = result.biasGradient[0];
    const from = result.mean[0];
    const to = result.mean[last];
    const numbers = { gradient, from, to, step: result.steps[last] };
    const words = {
      step: format.count(result.steps[last]),
      gradient: gradient === 0 ? "0" : format.magnitude(gradient),
      from: format.fixed(from, 2),
      to: format.fixed(to, 2),
    };
    return { text: t(gradient === 0 ? "deadNeuron.readingZero" : "deadNeuron.reading", words), numbers };
  }

  return (
    <Figure
      name="dead-neuron"
      title={t("deadNeuron.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{
        picture: () => plot.current!.picture(),
        table: () => ({
          header: ["step", "lowest x", "mean x", "highest x", "|dL/db|", "largest |dL/dW|"],
          rows:
            result?.steps.map((step, i) => [
              step,
              result.lowest[i],
              result.mean[i],
              result.highest[i],
              result.biasGradient[i],
              result.weightGradient[i],
            ]) ?? [],
        }),
      }}
      legend={
        <>
          <li data-mark="train" data-symbol="preact">
            {t("deadNeuron.mean", { neuron })}
          </li>
          <li data-mark="minibatch">{t("deadNeuron.band")}</li>
          <li data-mark="out-of-reach">{t("deadNeuron.zone")}</li>
        </>
      }
    >
      <Plot
        ref={plot}
        signal={withRender}
        label={t("deadNeuron.label")}
        content={(theme) => {
          const x = result?.steps ?? [];
          const edge = { x, mode: "lines", line: { color: `${theme.train}59`, width: 1 } } as const;
          return {
            data: [
              { ...edge, y: result?.highest ?? [], name: t("deadNeuron.highest"), hovertemplate: "%{y:.2f}" },
              {
                ...edge,
                y: result?.lowest ?? [],
                name: t("deadNeuron.lowest"),
                hovertemplate: "%{y:.2f}",
                fill: "tonexty",
                fillcolor: `${theme.train}2e`,
              },
              {
                x,
                y: result?.mean ?? [],
                mode: "lines",
                line: { color: theme.train, width: 2.5 },
                name: t("deadNeuron.meanShort"),
                hovertemplate: "%{y:.2f}",
              },
            ],
            layout: {
              xaxis: xAxis(theme, t("step"), {
                range: [0, steps],
                tickformat: ",d",
                hoverformat: ",d",
                nticks: 6,
              }),
              yaxis: yAxis(theme, { range: [-reach, reach], nticks: 7 }),
              shapes: saturatedRanges(nonlinearity, threshold, reach).map(([from, to]) => ({
                type: "rect",
                xref: "paper",
                x0: 0,
                x1: 1,
                y0: from,
                y1: to,
                layer: "below",
                line: { width: 0 },
                fillcolor: `${theme.ink}14`,
              })),
              annotations: [yTitle(theme, t("deadNeuron.unit"))],
            },
          };
        }}
      />
    </Figure>
  );
}
