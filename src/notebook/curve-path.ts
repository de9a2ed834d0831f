/** A point in units of the drawing: x to the right, y down. */
type Point = readonly [x: number, y: number];

/** Straight from point to point, as an SVG path. */
export function straightPath(points: readonly Point[]): string {
  return points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
}

/**
 * Smooth through the points without rising above or falling below any two neighbours (Fritsch and Carlson 1980), as an
 * SVG path: what a hand meant by a few heights.
 */
export function smoothPath(points: readonly Point[]): string {
  const slopes = points.slice(1).map(([x, y], i) => (y - points[i][1]) / (x - points[i][0]));
  const tangents = points.map((_, i) => {
    if (i === 0) return slopes[0];
    if (i === slopes.length) return slopes[i - 1];
    const [before, after] = [slopes[i - 1], slopes[i]];
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
  return points.reduce((path, [x, y], i) => {
    if (i === 0) return `M${round(x)} ${round(y)}`;
    const [x0, y0] = points[i - 1];
    const third = (x - x0) / 3;
    const control0 = `${round(x0 + third)} ${round(y0 + third * tangents[i - 1])}`;
    const control1 = `${round(x - third)} ${round(y - third * tangents[i])}`;
    return `${path}C${control0} ${control1} ${round(x)} ${round(y)}`;
  }, "");
}

/** Heights after a stroke from one place to another, all in parts of the pad from its lower left corner. */
export function stroke(heights: readonly number[], [x0, y0]: Point, [x1, y1]: Point): number[] {
  const last = heights.length - 1;
  return heights.map((height, i) => {
    const x = i / last;
    if (i === Math.round(x1 * last)) return y1;
    const isPassed = (x - x0) * (x - x1) < 0;
    return isPassed ? y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) : height;
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
