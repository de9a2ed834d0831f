import { moments } from "../telemetry";
import type { Study } from "./study";
import { draw, type Walks, walk } from "./weighted-sums";

export interface StdByFanInParams {
  /** Ascending. */
  fanIns: number[];
  seed: number;
}

/** std(x @ W) for each fan_in so far, every x and W drawn afresh from the same seed. */
export interface StdByFanIn {
  measured: { fanIn: number; std: number }[];
  /** Of the widest sums. */
  walks: Walks | null;
}

export const study: Study<StdByFanInParams, StdByFanIn> = async function* ({ fanIns, seed }) {
  const measured: StdByFanIn["measured"] = [];
  let walks: Walks | null = null;
  for (const fanIn of fanIns) {
    const drawing = draw(fanIn, seed);
    let step = drawing.next();
    for (; !step.done; step = drawing.next()) yield { done: measured.length / fanIns.length };
    const { x, weights, y } = step.value;
    measured.push({ fanIn, std: moments(y).std });
    if (fanIn === fanIns.at(-1)) walks = walk(x, weights, fanIn);
    yield { done: measured.length / fanIns.length, result: { measured: [...measured], walks } };
  }
  return { measured, walks };
};
