/** More points than a figure can draw one by one. */
const mostPoints = 8000;
/** About as many as a marker covers of a figure. */
const grid = { across: 160, up: 100 };

interface Points {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** Which points of a cloud are drawn: all, or of a million the last of each place, under which the others would lie. */
export function thinScatter({ x, y }: Points): number[] {
  const { length } = y;
  if (length <= mostPoints) return Array.from({ length }, (_, i) => i);
  const [left, right] = bounds(x);
  const [low, high] = bounds(y);
  const top = new Map<number, number>();
  for (let i = 0; i < length; i++) {
    const column = Math.floor(((x[i] - left) / (right - left || 1)) * grid.across);
    const row = Math.floor(((y[i] - low) / (high - low || 1)) * grid.up);
    if (Number.isFinite(column + row)) top.set(row * (grid.across + 1) + column, i);
  }
  return [...top.values()].sort((one, other) => one - other);
}

function bounds(values: ArrayLike<number>): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue;
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  return [low, high];
}
