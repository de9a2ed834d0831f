import type { BenchPage } from "./bench-page";
import { flopsPerFmaStep } from "./contenders/fma-peak";
import type { Entrant } from "./entrant";
import { type BenchNetwork, flopsPerStep } from "./network";
import type { ContestPlan, Plan } from "./plan";
import { type Installation, PyTorch } from "./pytorch";
import { Rounds } from "./rounds";

/** The medians of the rounds; a ratio is the median of the ratios within each round. */
export interface Speed {
  label: string;
  stepsPerSecond: number;
  gigaflops: number;
  /** Of the core's 128-bit fused multiply-adds, 0 to 1. */
  shareOfPeak: number;
  /** As many times as fast is Activa's fastest build. */
  timesSlower: number;
}

export interface Absence {
  label: string;
  /** Why it could not be measured here. */
  absent: string;
}

export interface Contest {
  title: string;
  network: BenchNetwork;
  peakGigaflops: number;
  speeds: (Speed | Absence)[];
  /** Of Activa's fastest build; null where there is no PyTorch. */
  timesPyTorch: number | null;
  /** The notebook's loop in code cells; null where there is no PyTorch. */
  cellsTimesPyTorch: number | null;
  shareOfPeak: number;
}

/** Activa's fastest build, its code cells, PyTorch and `plan.others`, all on one network. */
export async function holdContest(
  page: BenchPage,
  pytorch: Installation | null,
  { title, network }: ContestPlan,
  plan: Plan,
): Promise<Contest> {
  console.error(title);
  const peak = page.entrant({ engine: "fma-peak" }, network);
  const activa = page.entrant({ engine: "activa", backend: "wasm-relaxed-simd" }, network);
  const torch = new PyTorch(network, pytorch);
  const cells = page.entrant({ engine: "cells" }, network);
  const entrants = [activa, cells, torch, ...plan.others.map((choice) => page.entrant(choice, network))];
  const rounds = await Rounds.take([peak, ...entrants], plan.rounds);
  const flops = flopsPerStep(network);
  const shareOfPeak = (entrant: Entrant) => (rounds.ratio(entrant, peak) * flops) / flopsPerFmaStep;
  return {
    title,
    network,
    peakGigaflops: (rounds.stepsPerSecond(peak) * flopsPerFmaStep) / 1e9,
    speeds: entrants.map((entrant) => {
      const { label } = entrant;
      const absent = rounds.absence(entrant);
      if (absent !== null) return { label, absent: absent.split("\n")[0] };
      const stepsPerSecond = rounds.stepsPerSecond(entrant);
      return {
        label,
        stepsPerSecond,
        gigaflops: (stepsPerSecond * flops) / 1e9,
        shareOfPeak: shareOfPeak(entrant),
        timesSlower: rounds.ratio(activa, entrant),
      };
    }),
    timesPyTorch: rounds.absence(torch) === null ? rounds.ratio(activa, torch) : null,
    cellsTimesPyTorch:
      rounds.absence(torch) === null && rounds.absence(cells) === null ? rounds.ratio(cells, torch) : null,
    shareOfPeak: shareOfPeak(activa),
  };
}
