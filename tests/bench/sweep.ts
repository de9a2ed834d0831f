import type { BenchPage } from "./bench-page";
import { flopsPerFmaStep } from "./contenders/fma-peak";
import { linearFit } from "./linear-fit";
import { type BenchNetwork, flopsPerStep, parameterCount } from "./network";
import type { Plan, SweepPlan } from "./plan";
import { Rounds } from "./rounds";

export interface Cell {
  network: BenchNetwork;
  megaflops: number;
  stepsPerSecond: number;
  microseconds: number;
  /** How far the time is from the sweep's line, as a share of the line's: 0 lies on it. */
  deviation: number;
  /** Of the core's 128-bit fused multiply-adds, 0 to 1. */
  shareOfPeak: number;
  /** Memory for a parameter, its gradient and its part of the activations, all but the examples. */
  bytesPerParameter: number;
}

export interface Sweep {
  title: string;
  /** Microseconds of a step = fixed + perMegaflop·megaflops. */
  line: { fixed: number; perMegaflop: number };
  cells: Cell[];
}

/** Activa's fastest build on networks that differ in one size. */
export async function sweep(
  page: BenchPage,
  { title, networks }: SweepPlan,
  { rounds: count }: Plan,
): Promise<Sweep> {
  console.error(title);
  const peak = page.entrant({ engine: "fma-peak" }, networks[0]);
  const entrants = networks.map((network) =>
    page.entrant({ engine: "activa", backend: "wasm-relaxed-simd" }, network),
  );
  const rounds = await Rounds.take([peak, ...entrants], count);
  const points = entrants.map((entrant) => ({
    x: flopsPerStep(entrant.network) / 1e6,
    y: 1e6 / rounds.stepsPerSecond(entrant),
  }));
  const { intercept, slope } = linearFit(points);
  return {
    title,
    line: { fixed: intercept, perMegaflop: slope },
    cells: entrants.map((entrant, i) => {
      const { network } = entrant;
      const { x: megaflops, y: microseconds } = points[i];
      return {
        network,
        megaflops,
        stepsPerSecond: rounds.stepsPerSecond(entrant),
        microseconds,
        deviation: microseconds / (intercept + slope * megaflops) - 1,
        shareOfPeak: (rounds.ratio(entrant, peak) * flopsPerStep(network)) / flopsPerFmaStep,
        bytesPerParameter: rounds.last(entrant).networkBytes! / parameterCount(network),
      };
    }),
  };
}
