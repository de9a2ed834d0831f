/** The end of an axis: close above the data, yet a number that can be read. */
const ends = [1, 1.5, 2, 3, 4, 5, 6, 8];
/** The distance between the lines of a grid. */
const gridSteps = [1, 2, 5];

/** The smallest of `multiples` × 10ᵏ that is not below `value`. */
export function niceCeiling(value: number, multiples: number[] = ends): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const [, exponent] = value.toExponential().split("e").map(Number);
  const multiple = multiples.find((candidate) => decimal(candidate, exponent) >= value);
  return multiple ? decimal(multiple, exponent) : decimal(1, exponent + 1);
}

/** The largest of the same ends that is not above a positive `value`: where a logarithmic axis begins. */
export function niceFloor(value: number): number {
  const exponent = Math.floor(Math.log10(value));
  return decimal(ends.findLast((end) => decimal(end, exponent) <= value) ?? 1, exponent);
}

/** multiple × 10ᵏ to the last bit, which `multiple * 10 ** k` misses. */
function decimal(multiple: number, exponent: number): number {
  return Number(`${multiple}e${exponent}`);
}

/** [min, max] widened to whole steps of a 1-2-5 grid with about `ticks` lines, so that an axis moves seldom. */
export function niceRange(min: number, max: number, ticks = 6): [number, number] {
  const step = niceCeiling((max - min) / ticks, gridSteps);
  return [Math.floor(min / step) * step, Math.ceil(max / step) * step];
}

/**
 * The axes of one figure, or of several to be compared: they only grow, because an axis that follows the data
 * hides the lesson. `reset` lets them fit what comes next.
 */
export class LockedAxes {
  private widest = { x: 0, y: 0 };

  /** @param locked `x`: y fits what is drawn, as for densities, which are as high as what they are of is narrow. */
  constructor(private readonly locked: "both" | "x" = "both") {}

  /** Upper ends for data that reach ±x and y. */
  fit(x: number, y: number): { x: number; y: number } {
    const highest = this.locked === "x" ? 0 : this.widest.y;
    this.widest = { x: Math.max(this.widest.x, niceCeiling(x)), y: Math.max(highest, niceCeiling(y)) };
    return this.widest;
  }

  reset(): void {
    this.widest = { x: 0, y: 0 };
  }
}
