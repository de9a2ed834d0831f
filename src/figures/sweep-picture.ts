import { svgText } from "./chart-frame";
import type { Picture } from "./picture";
import type { Swept } from "./swept";
import type { FigureTheme } from "./theme";

interface DrawnCell {
  text: string;
  colors: { fill: string; text: string } | null;
}

const [CELL_WIDTH, CELL_HEIGHT, TEXT] = [72, 40, 14];
const [LEFT, TOP] = [96, 48];

/** The map as a file has it: cells with their numbers, the values along both edges. */
export function sweepPicture(
  { x, y }: Pick<Swept, "x" | "y">,
  cells: readonly DrawnCell[],
  theme: FigureTheme,
): Picture {
  const columns = x.labels.length;
  const rows = cells.length / columns;
  const style = { theme, textSize: TEXT };
  const centre = (column: number) => LEFT + (column + 0.5) * CELL_WIDTH;
  const baseline = (row: number) => TOP + (row + 0.5) * CELL_HEIGHT + 0.35 * TEXT;
  const svg = [
    svgText(LEFT, TEXT, x.name, { ...style, weight: 600 }),
    ...(y ? [svgText(0, TOP - 8, y.name, { ...style, weight: 600 })] : []),
    ...x.labels.map((label, column) =>
      svgText(centre(column), TOP - 8, label, { ...style, anchor: "middle" }),
    ),
    ...(y?.labels ?? []).map((label, row) =>
      svgText(LEFT - 8, baseline(row), label, { ...style, anchor: "end" }),
    ),
    ...cells.map(({ text, colors }, cell) => {
      const [column, row] = [cell % columns, Math.floor(cell / columns)];
      const [left, top] = [LEFT + column * CELL_WIDTH, TOP + row * CELL_HEIGHT];
      return (
        `<rect x="${left}" y="${top}" width="${CELL_WIDTH}" height="${CELL_HEIGHT}" ` +
        `fill="${colors?.fill ?? theme.paper}" stroke="${theme.line}"/>` +
        svgText(centre(column), baseline(row), text, {
          ...style,
          anchor: "middle",
          fill: colors?.text ?? theme.inkSoft,
        })
      );
    }),
  ];
  return { width: LEFT + columns * CELL_WIDTH, height: TOP + rows * CELL_HEIGHT, svg: svg.join("") };
}
