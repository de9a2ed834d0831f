import { lossesOnly } from "./frame";
import { Diverged, type Trainer } from "./trainer";

/** Minibatches at the end whose losses are averaged: one alone says little. */
const LAST = 100;
/** Floating-point operations between two yields: a few milliseconds. */
const PIECE_FLOPS = 1e8;
const MOST_STEPS = 32;

export interface ShortRun {
  /** Of each minibatch, from step 0 on. */
  losses: number[];
  /** The step whose loss was no number, or null. */
  divergedAt: number | null;
}

/** Trains up to `steps` updates. Yields the losses so far, the same array as it grows. */
export async function* shortRun(trainer: Trainer, steps: number): AsyncGenerator<number[], ShortRun> {
  const losses: number[] = [];
  const flopsOfStep = 6 * trainer.network.summary().parameters * trainer.config.batchSize;
  const piece = Math.min(MOST_STEPS, Math.max(1, Math.floor(PIECE_FLOPS / flopsOfStep)));
  try {
    for (;;) {
      losses.push(...(await trainer.frame(lossesOnly)).losses);
      if (trainer.step >= steps) return { losses, divergedAt: null };
      yield losses;
      for (let i = 0; i < piece && trainer.step < steps; i++) trainer.advance();
    }
  } catch (error) {
    if (!(error instanceof Diverged)) throw error;
    return { losses, divergedAt: error.step };
  }
}

/** Mean of the last losses. */
export function lastLoss(losses: readonly number[]): number {
  const last = losses.slice(-LAST);
  return last.reduce((sum, loss) => sum + loss, 0) / last.length;
}
