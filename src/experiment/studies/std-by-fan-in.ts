import { moments } from "../telemetry";
import type { Study } from "./study";
import { draw } from "./weighted-sums";

export interface StdByFanInParams {
  fanIns: number[];
  seed: number;
}

/** The standard deviation of x @ W for each fan_in so far, every x and W drawn afresh from the same seed. */
export type StdByFanIn = { fanIn: number; std: number }[];

export const study: Study<StdByFanInParams, StdByFanIn> = async function* ({ fanIns, seed }) {
  const measured: StdByFanIn = [];
  for (const fanIn of fanIns) {
    const drawing = draw(fanIn, seed);
    let step = drawing.next();
    for (; !step.done; step = drawing.next()) yield { done: measured.length / fanIns.length };
    measured.push({ fanIn, std: moments(step.value.y).std });
    yield { done: measured.length / fanIns.length, result: [...measured] };
  }
  return measured;
};
