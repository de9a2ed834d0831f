import type { PlotTicks } from "../python/protocol";

export interface SheetTick {
  /** A row or a column, from 0. */
  at: number;
  label: string;
}

/** The ticks beside an image: those that were asked for, or about `most` round numbers of rows or columns. */
export function sheetTicks(chosen: PlotTicks | null, count: number, most: number): SheetTick[] {
  if (chosen?.at) {
    const { at, labels } = chosen;
    return at.flatMap((place, i) =>
      place > -0.5 && place < count - 0.5 ? [{ at: place, label: labels?.[i] ?? String(place) }] : [],
    );
  }
  const step = [1, 2, 5, 10, 20, 25, 50].map(
    (each) => each * 10 ** Math.max(0, Math.floor(Math.log10(count)) - 2),
  );
  const apart = step.find((each) => count / each <= most) ?? Math.ceil(count / most);
  return Array.from({ length: Math.ceil(count / apart) }, (_, i) => ({
    at: i * apart,
    label: String(i * apart),
  }));
}
