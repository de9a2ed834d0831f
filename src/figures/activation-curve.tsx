import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { curves } from "../experiment/nonlinearity";
import { activationDrawing } from "./activation-drawing";
import { Figure, type Provenance } from "./figure";
import { type LayerInputs, measure, neuronInputs } from "./layer-inputs";
import { LayerSpecks } from "./layer-specks";
import type { Live } from "./live";
import { LiveDrawing, type LiveDrawingHandle } from "./live-drawing";
import { numberFormat } from "./number-format";
import type { Reading } from "./reading";
import type { Table } from "./table";

interface ActivationCurveProps {
  name: string;
  title: string;
  inputs: Live<LayerInputs | null>;
  /** The neuron whose examples are drawn as dots. */
  neuron: number;
  threshold: number;
  span: number;
  provenance: Live<Provenance>;
  controls?: ReactNode;
}

/** What a minibatch does on the curve of the nonlinearity: where it lands, and how much gradient passes there. */
export function ActivationCurve({
  name,
  title,
  inputs,
  neuron,
  threshold,
  span,
  ...rest
}: ActivationCurveProps) {
  const { t, i18n } = useTranslation("saturation");
  const format = numberFormat(i18n.language);
  const drawing = useRef<LiveDrawingHandle>(null);

  function reading(): Reading {
    const now = inputs.current();
    if (!now) return { text: t("waiting"), numbers: {} };
    const { saturated, passes, std } = measure(now, threshold);
    return {
      text: t("curve.reading", {
        share: format.percent(saturated),
        all: format.count(now.preactivations.length),
        passes: format.percent(passes, 0),
        std: format.fixed(std, 2),
      }),
      numbers: { saturated, passes, std },
    };
  }

  function table(): Table {
    const now = inputs.current();
    const { value, derivative } = curves[now?.nonlinearity ?? "tanh"];
    return {
      header: ["example", "x", "h", "derivative"],
      rows: now ? neuronInputs(now, neuron).map((x, i) => [i, x, value(x), derivative(x)]) : [],
    };
  }

  return (
    <Figure
      name={name}
      title={title}
      signal={inputs}
      reading={reading}
      provenance={rest.provenance}
      exports={{ table, picture: () => drawing.current!.picture() }}
      toolbar={rest.controls}
      legend={
        <>
          <li data-mark="alive-dot">{t("curve.alive", { neuron })}</li>
          <li data-mark="saturated-dot">{t("curve.saturated", { threshold: format.tick(threshold) })}</li>
        </>
      }
    >
      <div className="activation-curve">
        <LiveDrawing
          ref={drawing}
          signal={inputs}
          label={t("curve.label")}
          draw={(sheet) => {
            const now = inputs.current();
            if (!now) return { height: 0, svg: "" };
            const words = {
              value: t(`curve.value.${now.nonlinearity}`),
              derivative: t("curve.derivative"),
              layer: t("curve.layer", {
                all: format.count(now.preactivations.length),
              }),
              axis: t("curve.axis"),
            };
            return activationDrawing(
              { inputs: now, neuron, threshold, span, tick: format.tick, words },
              sheet,
            );
          }}
        />
        <LayerSpecks inputs={inputs} threshold={threshold} span={span} />
      </div>
    </Figure>
  );
}
