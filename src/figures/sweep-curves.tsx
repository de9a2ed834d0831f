import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { niceCeiling, niceFloor, niceRange } from "./axis-range";
import { across, type ChartFrame, down } from "./chart-frame";
import { computedWith, withRender } from "./computed";
import { Drawing, type DrawingSize } from "./drawing";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import type { PlotHandle } from "./plot";
import type { Reading } from "./reading";
import { nameOfCell, type Swept } from "./swept";
import type { Table } from "./table";
import type { FigureTheme } from "./theme";

/** Losses that are so many times apart are drawn on a logarithmic axis. */
const FAR_APART = 4;

/** The loss of every cell on the same axes. */
export function SweepCurves({ swept }: { swept: Swept }) {
  const { t, i18n } = useTranslation("sweep");
  const format = numberFormat(i18n.language);
  const drawing = useRef<PlotHandle>(null);
  const { x, y, cells, steps } = swept;
  const columns = x.labels.length;
  const losses = cells.flatMap(({ told }) => told?.curve.losses ?? []);
  const [low, high] = losses.length > 0 ? [Math.min(...losses), Math.max(...losses)] : [1, 4];
  const isLog = low > 0 && high / low > FAR_APART;
  const range: [number, number] = isLog ? [niceFloor(low), niceCeiling(high)] : niceRange(low, high);
  const onAxis = (loss: number) => (isLog ? Math.log10(loss) : loss);

  function reading(): Reading {
    const numbers = { curves: cells.filter(({ told }) => told !== null).length, low, high };
    if (losses.length === 0) return { text: t("map.nothing"), numbers: { curves: 0 } };
    const words = { from: format.tick(range[0]), to: format.tick(range[1]), steps: format.count(steps) };
    return { text: t(isLog ? "curves.log" : "curves.linear", words), numbers };
  }

  const table = (): Table => ({
    header: [x.field, ...(y ? [y.field] : []), "step", "loss"],
    rows: cells.flatMap(({ told }, cell) =>
      (told?.curve.steps ?? []).map((step, i) => [
        x.values[cell % columns],
        ...(y ? [y.values[Math.floor(cell / columns)]] : []),
        step,
        told!.curve.losses[i],
      ]),
    ),
  });

  /** A map keeps its columns; the charts of one field take as many lines as they need. */
  function draw({ width, em }: DrawingSize, theme: FigureTheme) {
    const longest = Math.max(0, ...(y?.labels ?? []).map((label) => label.length));
    const left = (3 + 0.6 * longest) * em;
    const perRow = y ? columns : Math.min(columns, Math.max(2, Math.floor((width - left) / (9 * em))));
    const gap = Math.min(em, (width - left) / perRow / 6);
    const cellWidth = (width - left) / perRow - gap;
    const cellHeight = Math.min(8 * em, Math.max(4.5 * em, 0.66 * cellWidth));
    const head = y ? 1.9 * em : 1.6 * em;
    const rowHeight = cellHeight + (y ? 1.9 * em : 2.2 * em);
    const rows = Math.ceil(cells.length / perRow);
    const frameOf = (cell: number): ChartFrame => ({
      left: left + (cell % perRow) * (cellWidth + gap),
      top: head + Math.floor(cell / perRow) * rowHeight,
      width: cellWidth,
      height: cellHeight,
      x: [0, steps],
      y: [onAxis(range[0]), onAxis(range[1])],
    });
    const content = cells.map(({ told }, cell) => {
      const frame = frameOf(cell);
      const isFirst = cell % perRow === 0;
      const isLastRow = Math.floor(cell / perRow) === rows - 1;
      const isDiverged = told !== null && told.divergedAt !== null;
      const points = (told?.curve.steps ?? []).map(
        (step, i) =>
          `${across(frame, step).toFixed(1)},${down(frame, onAxis(told!.curve.losses[i])).toFixed(1)}`,
      );
      const bottom = frame.top + frame.height;
      const end = points.at(-1)?.split(",").map(Number);
      return (
        <g key={nameOfCell(swept, cell)}>
          <title>{nameOfCell(swept, cell)}</title>
          <rect
            x={frame.left}
            y={frame.top}
            width={frame.width}
            height={frame.height}
            fill={theme.paperRaised}
            stroke={theme.line}
          />
          {(!y || cell < columns) && (
            <text x={frame.left + frame.width / 2} y={frame.top - 0.5 * em} textAnchor="middle">
              {x.labels[cell]}
            </text>
          )}
          {isFirst && (
            <>
              <text x={frame.left - 0.4 * em} y={frame.top + 0.8 * em} textAnchor="end">
                {format.tick(range[1])}
              </text>
              <text x={frame.left - 0.4 * em} y={bottom} textAnchor="end">
                {format.tick(range[0])}
              </text>
              {y && (
                <text x={0} y={frame.top + 0.5 * frame.height + 0.35 * em} fontWeight="600" fill={theme.ink}>
                  {y.labels[Math.floor(cell / columns)]}
                </text>
              )}
            </>
          )}
          {isLastRow && isFirst && (
            <>
              <text x={frame.left} y={bottom + 1.2 * em}>
                0
              </text>
              <text x={frame.left + frame.width} y={bottom + 1.2 * em} textAnchor="end">
                {format.count(steps)}
              </text>
            </>
          )}
          <polyline
            points={points.join(" ")}
            fill="none"
            stroke={isDiverged ? theme.warning : theme.train}
            strokeWidth={1.75}
            strokeLinejoin="round"
          />
          {isDiverged && end && (
            <text x={end[0]} y={end[1] + 0.35 * em} textAnchor="middle" fontWeight="600" fill={theme.warning}>
              ✕
            </text>
          )}
        </g>
      );
    });
    return { height: head + rows * rowHeight, content };
  }

  return (
    <Figure
      name="sweep-curves"
      title={t("curves.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(swept.seed)}
      exports={{ table, picture: () => drawing.current!.picture() }}
    >
      <Drawing ref={drawing} label={t("curves.label")} draw={draw} />
    </Figure>
  );
}
