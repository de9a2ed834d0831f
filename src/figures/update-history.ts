import type { UpdateRatios } from "../experiment/frame";

/** Update-to-data ratios of a run, step by step, one curve a matrix. */
export class UpdateHistory {
  /** Ascending. */
  readonly steps: number[] = [];
  /** By matrix: log10 of its ratio at each of `steps`. */
  readonly curves = new Map<string, number[]>();

  /** Adds what a frame tells; what is known already (a run that went back to a checkpoint) is passed over. */
  append({ steps, names, ratios }: UpdateRatios): void {
    for (const [row, step] of steps.entries()) {
      const place = this.steps.findLastIndex((known) => known < step) + 1;
      if (this.steps[place] === step) continue;
      this.steps.splice(place, 0, step);
      for (const [column, name] of names.entries()) {
        const curve = this.curves.get(name) ?? [];
        curve.splice(place, 0, ratios[row * names.length + column]);
        this.curves.set(name, curve);
      }
    }
  }

  /** The updates that led to `step`: those of the steps before it. */
  until(step: number): UpdateHistory {
    const known = this.steps.findLastIndex((other) => other < step) + 1;
    if (known === this.steps.length) return this;
    const part = new UpdateHistory();
    part.steps.push(...this.steps.slice(0, known));
    for (const [name, curve] of this.curves) part.curves.set(name, curve.slice(0, known));
    return part;
  }

  /** What followed `step` is no longer this run's. */
  forget(step: number): void {
    const known = this.steps.findLastIndex((other) => other < step) + 1;
    this.steps.length = known;
    for (const curve of this.curves.values()) curve.length = known;
  }
}

/** One matrix's ratios in two numbers, both log10. */
export interface MatrixUpdates {
  name: string;
  /** At the first update that was watched. */
  first: number;
  /** Mean of the last tenth of those that were watched. */
  now: number;
}

/** Share of the samples that `now` averages: a single minibatch's ratio trembles. */
const recentShare = 0.1;

export function recentUpdates({ curves }: UpdateHistory): MatrixUpdates[] {
  return [...curves].map(([name, curve]) => {
    const recent = curve.slice(-Math.ceil(curve.length * recentShare)).filter(Number.isFinite);
    return { name, first: curve[0], now: recent.reduce((sum, ratio) => sum + ratio, 0) / recent.length };
  });
}
