import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { drawColumns } from "./columns";
import { Drawing, type DrawingSize } from "./drawing";
import { Figure, type Provenance } from "./figure";
import { still } from "./live";
import { numberFormat } from "./number-format";
import type { PlotHandle } from "./plot";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { FigureTheme } from "./theme";
import { readableCharacters, visibleCharacter } from "./visible-character";

export interface ForwardPassData {
  /** The context's characters, oldest first. */
  context: string[];
  /** The rows of C that they pick, one after another. */
  emb: number[];
  /** h of each hidden neuron, −1 to 1. */
  act: number[];
  /** Of each character of the vocabulary. */
  probabilities: number[];
}

interface ForwardPassProps {
  /** null as long as it is on its way. */
  data: ForwardPassData | null;
  vocabulary: string[];
  provenance: Provenance;
}

/** Black for this much below zero, white for as much above. */
const embRange = 2.5;
const cellRows = 4;

/** One context through the network: its vectors, the neurons, the probability of each next character. */
export function ForwardPass({ data, vocabulary, provenance }: ForwardPassProps) {
  const { t, i18n } = useTranslation("data");
  const format = numberFormat(i18n.language);
  const drawing = useRef<PlotHandle>(null);
  const origin = useMemo(() => still(provenance), [provenance]);

  function reading(): Reading {
    if (!data) return { text: t("counting"), numbers: {} };
    const best = data.probabilities.indexOf(Math.max(...data.probabilities));
    return {
      text: t("pass.reading", {
        context: readableCharacters(data.context),
        character: readableCharacters([vocabulary[best]]),
        probability: format.percent(data.probabilities[best], 1),
        chance: format.percent(1 / vocabulary.length, 1),
      }),
      numbers: { best, probability: data.probabilities[best] },
    };
  }

  const table = (): Table => ({
    header: ["tensor", "index", "value"],
    rows: data
      ? (["emb", "act", "probabilities"] as const).flatMap((tensor) =>
          data[tensor].map((value, i): [string, number, number] => [tensor, i, value]),
        )
      : [],
  });

  function draw(size: DrawingSize, theme: FigureTheme): { height: number; content: ReactNode } {
    const { width, em } = size;
    if (!data) return { height: 30 * em, content: null };
    const { context, emb, act } = data;
    const title = (y: number, words: string, shape: string) => (
      <text x={0} y={y}>
        <tspan fill={theme.ink} fontWeight={600}>
          {words}
        </tspan>
        {"  "}
        <tspan fill={theme.inkFaint}>{shape}</tspan>
      </text>
    );
    const perCharacter = emb.length / context.length;
    const embGap = 0.6 * em;
    const cell = (width - embGap * (context.length - 1)) / emb.length;
    const embTop = 3.6 * em;
    const columns = Math.ceil(act.length / cellRows);
    const unit = width / columns;
    const actTop = embTop + 1.8 * em + 3.4 * em;
    const tall = Math.max(unit, 0.5 * em);
    const probabilityTop = actTop + cellRows * tall + 3.4 * em;
    const chart = drawColumns({ width, em }, theme, {
      columns: vocabulary.map((character, i) => ({
        name: visibleCharacter(character),
        value: data.probabilities[i],
        said: `${visibleCharacter(character)}: ${format.percent(data.probabilities[i])}`,
      })),
      height: 8,
      scale: "linear",
      top: 1,
      y: probabilityTop - 0.6 * em,
      write: (share) => format.percent(share, 0),
    });
    return {
      height: probabilityTop + chart.height,
      content: (
        <>
          {title(
            em,
            t("pass.emb"),
            `emb [1, ${context.length}, ${perCharacter}] → embcat [1, ${emb.length}]`,
          )}
          <g data-symbol="emb">
            {context.map((character, k) => (
              <text
                // biome-ignore lint/suspicious/noArrayIndexKey: a character of the context is its place
                key={k}
                x={(k + 0.5) * perCharacter * cell + k * embGap}
                y={embTop - 0.5 * em}
                textAnchor="middle"
                fill={theme.ink}
                fontWeight={600}
                fontSize={1.15 * em}
              >
                {visibleCharacter(character)}
              </text>
            ))}
            {emb.map((value, i) => (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a number of a vector is its place
                key={i}
                x={i * cell + Math.floor(i / perCharacter) * embGap}
                y={embTop}
                width={cell}
                height={1.8 * em}
                fill={shade(value / embRange)}
                stroke={theme.lineStrong}
                strokeWidth={0.5}
              >
                <title>{format.fixed(value, 4)}</title>
              </rect>
            ))}
          </g>
          {title(actTop - 1 * em, t("pass.act"), `act [1, ${act.length}]`)}
          <g data-symbol="h">
            {act.map((value, i) => (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a neuron is its place
                key={i}
                x={(i % columns) * unit}
                y={actTop + Math.floor(i / columns) * tall}
                width={unit}
                height={tall}
                fill={shade(value)}
                stroke={theme.lineStrong}
                strokeWidth={0.5}
              >
                <title>{`h[${i}] = ${format.fixed(value, 4)}`}</title>
              </rect>
            ))}
          </g>
          {title(
            probabilityTop - 1 * em,
            t("pass.probabilities"),
            `softmax(logits) [1, ${vocabulary.length}]`,
          )}
          {chart.content}
        </>
      ),
    };
  }

  return (
    <Figure
      name="forward-pass"
      title={t("pass.title")}
      signal={origin}
      reading={reading}
      provenance={origin}
      exports={{ table, picture: () => drawing.current!.picture() }}
      legend={<li data-mark="ramp">{t("pass.ramp", { range: format.fixed(embRange, 1) })}</li>}
    >
      <Drawing ref={drawing} label={t("pass.label")} draw={draw} />
    </Figure>
  );
}

/** −1 black, 1 white, as everywhere. */
function shade(value: number): string {
  const level = Math.round(255 * Math.min(1, Math.max(0, (value + 1) / 2)));
  return `rgb(${level} ${level} ${level})`;
}
