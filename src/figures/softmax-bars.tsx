import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { computedWith, withRender } from "./computed";
import { Drawing, type DrawingSize } from "./drawing";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import type { PlotHandle } from "./plot";
import type { Reading } from "./reading";
import { softmaxOfOne } from "./softmax-of-one";
import type { Table } from "./table";
import type { FigureTheme } from "./theme";
import "./softmax-bars.css";

/** What a network says of one example. */
export interface Said {
  /** The characters before. */
  context: string;
  /** The character that follows in truth, as an index of the vocabulary. */
  target: number;
  vocabulary: readonly string[];
  /** [vocabulary] */
  logits: Float32Array;
  seed: number;
}

interface SoftmaxBarsProps {
  /** null as long as it is not computed. */
  said: Said | null;
  /** What the page lets the reader choose about it: the example. */
  controls?: ReactNode;
}

/** The probability of every character after one context, the one that follows marked. */
export function SoftmaxBars({ said, controls }: SoftmaxBarsProps) {
  const { t, i18n } = useTranslation("initial-loss");
  const format = numberFormat(i18n.language);
  const drawing = useRef<PlotHandle>(null);
  const softmax = said && softmaxOfOne([...said.logits], said.target);
  const likeliest = softmax ? softmax.probabilities.indexOf(Math.max(...softmax.probabilities)) : 0;

  function reading(): Reading {
    if (!said || !softmax) return { text: t("computing"), numbers: {} };
    const { probabilities, loss } = softmax;
    const words = {
      context: shown(said.context),
      likeliest: shown(said.vocabulary[likeliest]),
      confidence: format.percent(probabilities[likeliest], 1),
      target: shown(said.vocabulary[said.target]),
      probability: format.magnitude(probabilities[said.target]),
      loss: format.fixed(loss, 2),
    };
    return {
      text: t(likeliest === said.target ? "bars.right" : "bars.wrong", words),
      numbers: { loss, probability: probabilities[said.target], confidence: probabilities[likeliest] },
    };
  }

  function draw({ width, em }: DrawingSize, theme: FigureTheme) {
    const [top, tall, names] = [1.4 * em, 15 * em, 1.6 * em];
    const floor = top + tall;
    const pitch = width / (said?.vocabulary.length ?? 1);
    const gap = pitch > 12 ? 2 : 1;
    const content = (
      <>
        {[0.5, 1].map((level) => (
          <g key={level}>
            <path d={`M0 ${floor - level * tall}H${width}`} stroke={theme.line} />
            <text x={0} y={floor - level * tall - 0.3 * em} fill={theme.inkFaint}>
              {format.percent(level, 0)}
            </text>
          </g>
        ))}
        {said && softmax && (
          <>
            <rect
              x={said.target * pitch}
              y={top}
              width={pitch}
              height={tall + names}
              fill={theme.expected}
              fillOpacity={0.16}
            />
            {said.vocabulary.map((character, i) => {
              const p = softmax.probabilities[i];
              const color = i === said.target ? theme.expected : theme.train;
              const isNamed = i === said.target || i === likeliest;
              return (
                <g key={character}>
                  <title>{`${shown(character)}: ${format.magnitude(p)}`}</title>
                  <rect
                    x={i * pitch + gap / 2}
                    y={floor - p * tall}
                    width={pitch - gap}
                    height={p * tall}
                    fill={color}
                  />
                  <text
                    x={(i + 0.5) * pitch}
                    y={floor + 1.15 * em}
                    textAnchor="middle"
                    fontSize={Math.min(em, 1.45 * pitch)}
                    fontWeight={isNamed ? 700 : 400}
                    fill={isNamed ? color : theme.inkFaint}
                  >
                    {shown(character)}
                  </text>
                </g>
              );
            })}
          </>
        )}
        <path d={`M0 ${floor}H${width}`} stroke={theme.inkFaint} />
      </>
    );
    return { height: floor + names, content };
  }

  function table(): Table {
    if (!said || !softmax) return { header: ["character", "logit", "probability"], rows: [] };
    return {
      header: ["character", "logit", "probability", "follows"],
      rows: said.vocabulary.map((character, i) => [
        character,
        said.logits[i],
        softmax.probabilities[i],
        i === said.target ? 1 : 0,
      ]),
    };
  }

  return (
    <Figure
      name="softmax-bars"
      title={t("bars.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(said?.seed ?? null)}
      exports={{ table, picture: () => drawing.current!.picture() }}
      toolbar={controls}
      legend={
        <>
          <li data-mark="probability">{t("bars.probability")}</li>
          <li data-mark="follows">{t("bars.follows")}</li>
        </>
      }
    >
      <Drawing ref={drawing} label={t("bars.label")} draw={draw} />
    </Figure>
  );
}

/** A space would not be seen. */
const shown = (characters: string) => characters.replaceAll(" ", "␣");
