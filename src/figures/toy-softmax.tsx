import type { CSSProperties } from "react";
import { useLayoutEffect, useRef } from "react";
import { Slider, SliderFill, SliderThumb, SliderTrack } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import { softmaxOfOne } from "./softmax-of-one";
import type { Table } from "./table";
import { readTheme } from "./theme";
import "./toy-softmax.css";

interface ToySoftmaxProps {
  /** A class each. */
  names: readonly string[];
  logits: readonly number[];
  /** What the logits are multiplied by before the softmax. */
  scale: number;
  /** The class that follows in truth. */
  right: number;
  range: { min: number; max: number; step: number };
  onLogit(index: number, logit: number): void;
}

const computed = computedWith(null);

/** From logits to probabilities to the loss of one example, by hand. */
export function ToySoftmax({ names, logits, scale, right, range, onLogit }: ToySoftmaxProps) {
  const { t, i18n } = useTranslation("initial-loss");
  const format = numberFormat(i18n.language);
  const scaled = logits.map((logit) => scale * logit);
  const { probabilities, loss } = softmaxOfOne(scaled, right);
  const share = (p: number) => (p > 0 && p < 0.0001 ? format.magnitude(p) : format.percent(p, 1));

  function reading(): Reading {
    const text = t("toy.reading", {
      name: names[right],
      probability: share(probabilities[right]),
      loss: format.fixed(loss, 3),
      count: names.length,
      uniform: format.fixed(Math.log(names.length), 3),
    });
    return { text, numbers: { loss, probability: probabilities[right] } };
  }

  function table(): Table {
    return {
      header: ["class", "logit", "probability", "is_right"],
      rows: names.map((name, i) => [name, scaled[i], probabilities[i], i === right ? 1 : 0]),
    };
  }

  return (
    <Figure
      name="toy-softmax"
      title={t("toy.title")}
      signal={withRender}
      reading={reading}
      provenance={computed}
      exports={{ table, picture: () => tablePicture(table(), readTheme()) }}
    >
      <div className="toy">
        <div className="toy-row toy-head" aria-hidden="true">
          <span />
          <span data-symbol="logits">{t("toy.logit")}</span>
          <span />
          <span>{t("toy.probability")}</span>
          <span />
        </div>
        {names.map((name, i) => (
          <div key={name} className="toy-row" data-right={i === right || undefined}>
            <span className="toy-name">{name}</span>
            <Slider
              className="slider"
              aria-label={t("toy.logitOf", { name })}
              minValue={range.min}
              maxValue={range.max}
              step={range.step}
              value={logits[i]}
              onChange={(logit) => onLogit(i, logit)}
            >
              <SliderTrack className="slider-track">
                <SliderFill className="slider-fill" />
                <Thumb text={format.fixed(logits[i], 1)} />
              </SliderTrack>
            </Slider>
            <span className="toy-logit">{format.fixed(scaled[i], Math.abs(scaled[i]) < 1 ? 2 : 1)}</span>
            <span className="toy-bar" style={{ "--share": probabilities[i] } as CSSProperties}>
              <span />
            </span>
            <span className="toy-probability">{share(probabilities[i])}</span>
          </div>
        ))}
      </div>
    </Figure>
  );
}

/** What it says aloud is the logit as the page writes it. */
function Thumb({ text }: { text: string }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.setAttribute("aria-valuetext", text));
  return <SliderThumb className="slider-thumb" inputRef={input} />;
}
