import { Diverged, type Trainer } from "../experiment/trainer";

/** Milliseconds: until everything is compiled, and then long enough to tell backends apart. */
const WARM_UP = 25;
const MEASURED = 40;
/** Steps are submitted for this long before they are waited for, as in a run. */
const SLICE = 8;

/** Steps per second of a trainer that is of no other use afterwards. `now` is in milliseconds. */
export async function timeSteps(trainer: Trainer, now: () => number): Promise<number> {
  trainer.settings.learningRate = 0; // as costly as any other, and nothing can diverge
  await fastestSlice(trainer, WARM_UP, now);
  return fastestSlice(trainer, MEASURED, now);
}

/** The best of several slices: whatever else the machine is doing can only slow one down. */
async function fastestSlice(trainer: Trainer, atLeast: number, now: () => number): Promise<number> {
  const start = now();
  let fastest = 0;
  let end = start;
  do {
    const begin = end;
    let steps = 0;
    do {
      trainer.advance();
      steps++;
    } while (now() - begin < SLICE);
    await trainer.settle().catch(unlessDiverged);
    end = now();
    fastest = Math.max(fastest, (steps * 1000) / (end - begin));
  } while (end - start < atLeast);
  return fastest;
}

/** A network that is broken from its step 0 says so when it is run. */
function unlessDiverged(error: unknown): void {
  if (!(error instanceof Diverged)) throw error;
}
