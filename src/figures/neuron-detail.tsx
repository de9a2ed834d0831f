import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { NeuronDetail } from "../experiment/frame";
import { curves, type Nonlinearity } from "../experiment/nonlinearity";
import { saturationTest } from "../experiment/saturation";
import { ExampleList } from "./example-list";
import { Figure, type Provenance } from "./figure";
import type { Live } from "./live";
import { LiveDrawing, type LiveDrawingHandle } from "./live-drawing";
import { contextOf } from "./neuron-context";
import { neuronDrawing } from "./neuron-drawing";
import { numberFormat } from "./number-format";
import type { Reading } from "./reading";
import type { Table } from "./table";
import "./neuron-detail.css";

interface NeuronDetailFigureProps {
  neuron: Live<NeuronDetail | null>;
  /** The one that the reader chose: what comes of another one is late. */
  index: number;
  nonlinearity: Nonlinearity;
  threshold: number;
  vocabulary: readonly string[];
  /** Numbers of a character's embedding: the weights come in groups of so many. */
  embeddingSize: number;
  provenance: Live<Provenance>;
}

/** One column of the saturation map, opened: its weights, its examples on the curve, what passes back through each. */
export function NeuronDetailFigure({
  neuron,
  index,
  nonlinearity,
  threshold,
  vocabulary,
  embeddingSize,
  provenance,
}: NeuronDetailFigureProps) {
  const { t, i18n } = useTranslation("saturation");
  const format = numberFormat(i18n.language);
  const drawing = useRef<LiveDrawingHandle>(null);
  const current = () => {
    const now = neuron.current();
    return now?.index === index ? now : null;
  };
  const { derivative } = curves[nonlinearity];
  const isSaturated = saturationTest(nonlinearity, threshold);

  function reading(): Reading {
    const now = current();
    if (!now) return { text: t("waiting"), numbers: {} };
    const examples = now.activations.length;
    const saturated = now.preactivations.filter((x, i) => isSaturated(x, now.activations[i])).length;
    const passes = now.preactivations.reduce((sum, x) => sum + derivative(x), 0) / examples;
    const numbers = { neuron: index, saturated, examples, passes };
    const words = { neuron: index, saturated, examples, passes: format.percent(passes, 1) };
    return { text: t(saturated === examples ? "neuron.dead" : "neuron.reading", words), numbers };
  }

  function table(): Table {
    const now = current();
    const header = ["context", "target", "x", "h", "derivative", "dL/dh", "dL/dx"];
    if (!now) return { header, rows: [] };
    return {
      header,
      rows: Array.from(now.preactivations, (x, i) => [
        contextOf(now, i, vocabulary),
        vocabulary[now.targets[i]] ?? "",
        x,
        now.activations[i],
        derivative(x),
        now.gradients[i],
        derivative(x) * now.gradients[i],
      ]),
    };
  }

  return (
    <Figure
      name="neuron"
      title={t("neuron.title", { neuron: index })}
      signal={neuron}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => drawing.current!.picture() }}
      legend={
        <>
          <li data-mark="alive-dot">{t("neuron.alive")}</li>
          <li data-mark="saturated-dot">{t("neuron.saturated")}</li>
          <li data-mark="positive-weight" data-symbol="W1">
            {t("neuron.positive")}
          </li>
          <li data-mark="negative-weight" data-symbol="W1">
            {t("neuron.negative")}
          </li>
        </>
      }
    >
      <div className="neuron-detail">
        <LiveDrawing
          ref={drawing}
          signal={neuron}
          label={t("neuron.label")}
          draw={(sheet) => {
            const now = current();
            if (!now) return { height: 0, svg: "" };
            const words = {
              value: t(`curve.value.${nonlinearity}`),
              axis: t("neuron.axis"),
              weights: t("neuron.weights", { neuron: index }),
              position: (from: number, all: number) =>
                t("neuron.position", { from: all - from, count: all - from }),
            };
            return neuronDrawing(
              { detail: now, nonlinearity, threshold, embeddingSize, format, words },
              sheet,
            );
          }}
        />
        <ExampleList
          neuron={neuron}
          index={index}
          nonlinearity={nonlinearity}
          threshold={threshold}
          vocabulary={vocabulary}
        />
      </div>
    </Figure>
  );
}
