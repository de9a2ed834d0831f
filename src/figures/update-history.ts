import type { UpdateRatios } from "../experiment/frame";

/** Update-to-data ratios of a run, step by step, one curve a matrix. */
export class UpdateHistory {
  /** Ascending. */
  readonly steps: number[] = [];
  /** By matrix: log10 of its ratio at each of `steps`. */
  readonly curves = new Map<string, number[]>();

  /** Adds what a frame tells; what is known already (a run that went back to a checkpoint) is passed over. */
  append({ steps, names, ratios }: UpdateRatios): void {
    const last = this.steps.at(-1) ?? -1;
    for (const [row, step] of steps.entries()) {
      if (step <= last) continue;
      this.steps.push(step);
      for (const [column, name] of names.entries()) {
        const curve = this.curves.get(name) ?? [];
        curve.push(ratios[row * names.length + column]);
        this.curves.set(name, curve);
      }
    }
  }
}
