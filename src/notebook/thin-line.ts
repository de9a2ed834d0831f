/** More points than a figure has pixels to draw them with. */
const mostPoints = 4000;

interface Points {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/**
 * A line of 200,000 points as one of at most 4,000 that looks the same: of every stretch its first, lowest, highest
 * and last point.
 */
export function thinLine({ x, y }: Points): { x: number[]; y: number[] } {
  const { length } = y;
  if (length <= mostPoints) return { x: Array.from(x), y: Array.from(y) };
  const stretches = mostPoints / 4;
  const thin = { x: [] as number[], y: [] as number[] };
  for (let stretch = 0; stretch < stretches; stretch++) {
    const start = Math.floor((stretch * length) / stretches);
    const end = Math.floor(((stretch + 1) * length) / stretches);
    let low = start;
    let high = start;
    for (let i = start; i < end; i++) {
      // What is no number is neither lowest nor highest.
      if (y[i] < y[low] || Number.isNaN(y[low])) low = i;
      if (y[i] > y[high] || Number.isNaN(y[high])) high = i;
    }
    for (const i of [...new Set([start, low, high, end - 1])].sort((one, other) => one - other)) {
      thin.x.push(x[i]);
      thin.y.push(y[i]);
    }
  }
  return thin;
}
