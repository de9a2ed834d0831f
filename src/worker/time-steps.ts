import { Diverged, type Trainer } from "../experiment/trainer";

/** Milliseconds: until everything is compiled, and then long enough to tell backends apart. */
const WARM_UP = 25;
const MEASURED = 40;
/** Steps are submitted for this long before they are waited for, as in a run. */
const SLICE = 8;

/** Steps per second of a trainer that is of no other use afterwards. `now` is in milliseconds. */
export async function timeSteps(trainer: Trainer, now: () => number): Promise<number> {
  trainer.settings.learningRate = 0; // as costly as any other, and nothing can diverge
  await stepsPerSecond(trainer, WARM_UP, now);
  return stepsPerSecond(trainer, MEASURED, now);
}

async function stepsPerSecond(trainer: Trainer, atLeast: number, now: () => number): Promise<number> {
  const start = now();
  let steps = 0;
  do {
    const end = now() + SLICE;
    do {
      trainer.advance();
      steps++;
    } while (now() < end);
    await trainer.settle().catch(unlessDiverged);
  } while (now() - start < atLeast);
  return (steps * 1000) / (now() - start);
}

/** A network that is broken from its step 0 says so when it is run. */
function unlessDiverged(error: unknown): void {
  if (!(error instanceof Diverged)) throw error;
}
