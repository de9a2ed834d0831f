import type { BenchPage } from "./bench-page";
import { lessonNetwork } from "./network";
import type { Plan } from "./plan";
import { Rounds } from "./rounds";

export interface FrameCost {
  framesPerSecond: number;
  stepsPerSecond: number;
  /** Of the speed without frames: median of the rounds' ratios. */
  ratio: number;
}

/**
 * What computing frames costs the run: statistics of all layers and a saturation map, so many times a second, and
 * nobody to draw them.
 */
export async function measureFrames(
  page: BenchPage,
  { frameRates, rounds: count }: Plan,
): Promise<FrameCost[]> {
  console.error("Frames");
  const entrants = [0, ...frameRates].map((framesPerSecond) =>
    page.entrant({ engine: "activa", backend: "wasm-relaxed-simd", framesPerSecond }, lessonNetwork),
  );
  const rounds = await Rounds.take(entrants, count);
  return entrants.map((entrant, i) => ({
    framesPerSecond: [0, ...frameRates][i],
    stepsPerSecond: rounds.stepsPerSecond(entrant),
    ratio: rounds.ratio(entrant, entrants[0]),
  }));
}
