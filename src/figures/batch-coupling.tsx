import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BatchCoupling } from "../experiment/studies/batch-coupling";
import "./batch-norm.css";
import { computedWith, withRender } from "./computed";
import { Drawing, type DrawingSize } from "./drawing";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import type { PlotHandle } from "./plot";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { FigureTheme } from "./theme";

type Gradients = Pick<BatchCoupling, "batch" | "gradients">;

interface BatchCouplingProps {
  plain: BatchCoupling | null;
  normalized: BatchCoupling | null;
  seed: number;
}

/** How much of an example's gradient lands on itself and on the others, on average over the batch. */
export function measureCoupling({ batch, gradients }: Gradients): { own: number; others: number } {
  let own = 0;
  let all = 0;
  gradients.forEach((length, cell) => {
    all += length;
    if (Math.floor(cell / batch) === cell % batch) own += length;
  });
  return { own: own / batch, others: (all - own) / batch };
}

/** Which examples the loss of each example moves: a matrix without batch normalisation, and one with it. */
export function BatchCouplingMap({ plain, normalized, seed }: BatchCouplingProps) {
  const { t, i18n } = useTranslation("batch-norm");
  const format = numberFormat(i18n.language);
  const drawing = useRef<PlotHandle>(null);

  function reading(): Reading {
    if (!plain || !normalized) return { text: t("computing"), numbers: {} };
    const without = measureCoupling(plain);
    const { own, others } = measureCoupling(normalized);
    const share = others / (own + others);
    // A batch of two leaves rounding alone: a share of it would be a share of nothing.
    const isErased = own + others < 1e-3 * without.own;
    return {
      text: t(isErased ? "coupling.erased" : "coupling.reading", { share: format.percent(share, 0) }),
      numbers: { plainOwn: without.own, plainOthers: without.others, own, others },
    };
  }

  const table = (): Table => ({
    header: ["example", "moves", "plain", "batch_norm"],
    rows: Array.from(normalized?.gradients ?? [], (length, cell) => [
      Math.floor(cell / normalized!.batch),
      cell % normalized!.batch,
      plain?.gradients[cell] ?? "",
      length,
    ]),
  });

  function draw({ width, em }: DrawingSize, theme: FigureTheme) {
    const isWide = width > 44 * em;
    const gap = 3 * em;
    const side = isWide ? (width - gap) / 2 : width;
    const labels = 3.2 * em;
    const top = 3.2 * em;
    const panelSize = Math.min(side, 34 * em);
    const largest = Math.max(...(plain?.gradients ?? []), ...(normalized?.gradients ?? []), 1e-12);
    const panels = [
      { name: t("coupling.without"), data: plain },
      { name: t("coupling.with"), data: normalized },
    ];
    const panelHeight = top + panelSize - labels + 1.6 * em;
    const content = panels.map(({ name, data }, i) => {
      const [left, down] = isWide ? [i * (side + gap), 0] : [0, i * panelHeight];
      if (!data) return null;
      const cell = (panelSize - labels) / data.batch;
      const letters = Math.min(em, 0.9 * cell);
      return (
        <g key={name} transform={`translate(${left} ${down})`}>
          <text x={labels} y={em} fill={theme.ink} fontWeight={600}>
            {name}
          </text>
          <text x={labels} y={2.5 * em}>
            {t("coupling.columns")}
          </text>
          <rect
            x={labels}
            y={top}
            width={panelSize - labels}
            height={panelSize - labels}
            fill="none"
            stroke={theme.line}
          />
          {Array.from(data.gradients, (length, place) => {
            const [row, column] = [Math.floor(place / data.batch), place % data.batch];
            if (length === 0) return null;
            return (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                key={place}
                x={labels + column * cell}
                y={top + row * cell}
                width={cell}
                height={cell}
                fill={theme.train}
                fillOpacity={Math.sqrt(length / largest)}
              >
                <title>
                  {t("coupling.cell", {
                    row: data.contexts[row],
                    column: data.contexts[column],
                    length: format.magnitude(length),
                  })}
                </title>
              </rect>
            );
          })}
          {letters >= 0.55 * em &&
            data.contexts.map((context, row) => (
              <text
                // biome-ignore lint/suspicious/noArrayIndexKey: an example is its place in the batch
                key={row}
                x={labels - 0.5 * em}
                y={top + (row + 0.5) * cell + 0.35 * letters}
                textAnchor="end"
                fontSize={letters}
              >
                {context}
              </text>
            ))}
        </g>
      );
    });
    return { height: isWide ? panelHeight : 2 * panelHeight, content };
  }

  return (
    <Figure
      name="batch-coupling"
      title={t("coupling.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{ table, picture: () => drawing.current!.picture() }}
      legend={
        <>
          <li data-mark="no-gradient">{t("coupling.none")}</li>
          <li data-mark="gradient-ramp">{t("coupling.ramp")}</li>
        </>
      }
    >
      <Drawing ref={drawing} label={t("coupling.label")} draw={draw} />
    </Figure>
  );
}
