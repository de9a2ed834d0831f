import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CellProgress } from "../experiment/sweep-cells";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import type { Reading } from "./reading";
import "./sweep.css";
import { sweepPicture } from "./sweep-picture";
import { cellColors, measureScale, placeOnScale } from "./sweep-scale";
import { nameOfCell, type Swept, sweptTable, valuesOf, writeMeasure } from "./swept";
import { readTheme, useThemeChange } from "./theme";

interface SweepMapProps {
  swept: Swept;
  toolbar: ReactNode;
  /** What is said of the cell that is looked at; of null, how to look at one. */
  told(cell: number | null): ReactNode;
  onOpen(cell: number): void;
}

/** A cell a run: its colour and its number are what the reader chose to see of it. */
export function SweepMap({ swept, toolbar, told, onOpen }: SweepMapProps) {
  const { t, i18n } = useTranslation("sweep");
  const format = numberFormat(i18n.language);
  const grid = useRef<HTMLTableElement>(null);
  /** The cell that was clicked or stepped to; the one under the pointer is told as long as it is there. */
  const [chosen, setChosen] = useState<number | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  useThemeChange();
  const theme = readTheme();

  const { x, y, cells, measure, seed } = swept;
  const columns = x.labels.length;
  const values = valuesOf(swept);
  const scale = measureScale(measure, values);
  const write = (value: number) => writeMeasure(measure, value, format);
  const within = (cell: number | null) => (cell !== null && cell < cells.length ? cell : null);

  function reading(): Reading {
    const done = cells.filter(({ stage }) => stage === "done");
    const diverged = done.filter(({ told }) => told!.divergedAt !== null).length;
    const known = values.flatMap((value, cell) => (value === null ? [] : [{ value, cell }]));
    const numbers = { done: done.length, cells: cells.length, diverged };
    const parts = [
      ...(done.length < cells.length ? [t("map.done", { done: done.length, count: cells.length })] : []),
      ...(diverged > 0 ? [t("map.diverged", { count: diverged })] : []),
    ];
    if (known.length === 0) return { text: [...parts, t("map.nothing")].join(" "), numbers };
    const lowest = known.reduce((best, one) => (one.value < best.value ? one : best));
    const highest = known.reduce((best, one) => (one.value > best.value ? one : best));
    const range = t("map.reading", {
      measure: t(`measure.${measure}.name`),
      lowest: write(lowest.value),
      atLowest: nameOfCell(swept, lowest.cell),
      highest: write(highest.value),
      atHighest: nameOfCell(swept, highest.cell),
    });
    return {
      text: [range, ...parts].join(" "),
      numbers: { ...numbers, lowest: lowest.value, highest: highest.value },
    };
  }

  function short(cell: number): string {
    const { stage, done, told } = cells[cell];
    if (stage === "waiting") return "·";
    if (stage === "running") return format.percent(done, 0);
    if (stage === "failed") return "!";
    if (told!.divergedAt !== null) return `✕ ${format.count(told!.divergedAt)}`;
    return values[cell] === null ? "–" : write(values[cell]);
  }

  function long(cell: number): string {
    const { stage, told } = cells[cell];
    const isDiverged = stage === "done" && told!.divergedAt !== null;
    return `${nameOfCell(swept, cell)}: ${t(`cell.${isDiverged ? "diverged" : stage}`, {
      step: isDiverged ? format.count(told!.divergedAt!) : "",
      value: short(cell),
    })}`;
  }

  function move(event: KeyboardEvent, cell: number) {
    if (event.key === "Enter") {
      event.preventDefault();
      return onOpen(cell);
    }
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const rows = cells.length / columns;
    const to = {
      ArrowLeft: [column - 1, row],
      ArrowRight: [column + 1, row],
      ArrowUp: [column, row - 1],
      ArrowDown: [column, row + 1],
      Home: [0, row],
      End: [columns - 1, row],
    }[event.key];
    if (!to) return;
    event.preventDefault();
    if (to[0] < 0 || to[0] >= columns || to[1] < 0 || to[1] >= rows) return;
    grid.current!.querySelector<HTMLElement>(`[data-cell="${to[1] * columns + to[0]}"]`)!.focus();
  }

  const colorsOf = (cell: number) =>
    scale && values[cell] !== null
      ? cellColors(placeOnScale(scale, values[cell]), theme.paper, theme.validation)
      : null;

  const drawnCell = (cell: number) => {
    const colors = colorsOf(cell);
    return (
      <td key={x.labels[cell % columns]}>
        <button
          type="button"
          className="sweep-cell"
          data-cell={cell}
          data-stage={stageOf(cells[cell])}
          tabIndex={cell === (within(chosen) ?? 0) ? 0 : -1}
          aria-pressed={cell === within(chosen)}
          aria-label={long(cell)}
          style={
            {
              ...(colors && { background: colors.fill, color: colors.text }),
              ...(cells[cell].stage === "running" && { "--done": `${100 * cells[cell].done}%` }),
            } as CSSProperties
          }
          onPointerEnter={() => setHovered(cell)}
          onFocus={() => setChosen(cell)}
          onClick={() => setChosen(cell)}
          onKeyDown={(event) => move(event, cell)}
        >
          {short(cell)}
        </button>
      </td>
    );
  };

  return (
    <Figure
      name="sweep-map"
      title={t(`measure.${measure}.question`)}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{
        table: () => sweptTable(swept),
        picture: () =>
          sweepPicture(
            swept,
            cells.map((_, cell) => ({ text: short(cell), colors: colorsOf(cell) })),
            readTheme(),
          ),
      }}
      toolbar={toolbar}
    >
      <div className="sweep-scroll">
        <table
          ref={grid}
          className="sweep-grid"
          aria-label={t("map.label")}
          onPointerLeave={() => setHovered(null)}
        >
          <thead>
            <tr>
              <td />
              <th className="sweep-axis" colSpan={columns} scope="colgroup">
                {x.name}
              </th>
            </tr>
            <tr>
              <th className="sweep-axis" scope="col">
                {y?.name}
              </th>
              {x.labels.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(y?.labels ?? [""]).map((label, row) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {x.labels.map((_, column) => drawnCell(row * columns + column))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {scale && (
        <p className="sweep-scale">
          <span>{write(scale.min)}</span>
          <i
            style={{
              background: `linear-gradient(to right, ${theme.paper}, ${cellColors(1, theme.paper, theme.validation).fill})`,
            }}
          />
          <span>{write(scale.max)}</span>
          <span>
            {t(`measure.${measure}.unit`)}
            {scale.kind === "log" && `, ${t("map.log")}`}
          </span>
        </p>
      )}
      <div className="sweep-told" role="status">
        {told(within(hovered) ?? within(chosen))}
      </div>
    </Figure>
  );
}

function stageOf({ stage, told }: CellProgress): CellProgress["stage"] | "diverged" {
  return stage === "done" && told!.divergedAt !== null ? "diverged" : stage;
}
