import type { ReactNode } from "react";
import { niceCeiling } from "./axis-range";
import type { DrawingSize } from "./drawing";
import type { FigureTheme } from "./theme";

export interface Column {
  /** Also what is written under it, where there is room. */
  name: string;
  value: number;
  /** What a pointer that rests on it reads. */
  said: string;
  isMarked?: boolean;
}

interface ColumnsOptions {
  columns: Column[];
  /** Of the columns, in text sizes. */
  height: number;
  scale: "linear" | "log";
  /** Top of the axis; without one, close above the highest column. */
  top?: number;
  write(value: number): string;
  /** One name of so many is written; all of them where there is room, without it. */
  nameEvery?: number;
  /** Where the drawing begins. */
  y?: number;
}

/** Columns over their names, with two lines to read their heights by. */
export function drawColumns(size: DrawingSize, theme: FigureTheme, options: ColumnsOptions) {
  const { columns, scale, y = 0, nameEvery } = options;
  const { em } = size;
  const floor = y + 0.7 * em + options.height * em;
  const tall = options.height * em;
  const top = options.top ?? niceCeiling(Math.max(...columns.map(({ value }) => value), 0));
  // On a logarithmic axis a column of one stands out of the floor, and one of zero doesn't.
  const part = (value: number) =>
    scale === "log" ? (value === 0 ? 0 : Math.log(2 * value) / Math.log(2 * top)) : value / top;
  const lines = scale === "log" ? powersUpTo(top) : [top / 2, top];
  const written = lines.map(options.write);
  const x = 0.58 * em * Math.max(...written.map(({ length }) => length)) + 0.4 * em;
  const width = size.width - x;
  const pitch = width / columns.length;
  const gap = pitch > 4 ? 1.5 : pitch > 2 ? 0.5 : 0;
  const nameSize = nameEvery ? em : Math.min(em, 1.3 * pitch);
  const isNamed = (i: number) => (nameEvery ? i % nameEvery === 0 : pitch > 6);
  const content: ReactNode = (
    <>
      {lines.map((value, i) => (
        <g key={value}>
          <line
            x1={x}
            x2={x + width}
            y1={floor - part(value) * tall}
            y2={floor - part(value) * tall}
            stroke={theme.line}
          />
          <text
            x={x - 0.4 * em}
            y={floor - part(value) * tall + 0.35 * em}
            textAnchor="end"
            fill={theme.inkFaint}
          >
            {written[i]}
          </text>
        </g>
      ))}
      {columns.map(({ name, value, said, isMarked }, i) => (
        <g key={name}>
          <title>{said}</title>
          <rect x={x + i * pitch} y={floor - tall} width={pitch} height={tall} fill="transparent" />
          <rect
            x={x + i * pitch + gap / 2}
            y={floor - part(value) * tall}
            width={Math.max(0.5, pitch - gap)}
            height={part(value) * tall}
            fill={isMarked ? theme.expected : theme.train}
          />
          {isNamed(i) && (
            <text
              x={x + (i + 0.5) * pitch}
              y={floor + 1.2 * em}
              textAnchor="middle"
              fontSize={nameSize}
              fill={isMarked ? theme.expected : theme.inkSoft}
            >
              {name}
            </text>
          )}
        </g>
      ))}
      <line x1={x} x2={x + width} y1={floor} y2={floor} stroke={theme.inkFaint} />
    </>
  );
  return { height: floor - y + 1.7 * em, content };
}

function powersUpTo(top: number): number[] {
  const powers = Math.floor(Math.log10(top));
  return Array.from({ length: powers + 1 }, (_, power) => 10 ** power);
}
