import type { Checkpoint } from "./checkpoint";
import type { RunConfig } from "./config";
import type { StudyData } from "./studies/study";
import { Trainer } from "./trainer";

/** Updates between two yields: a few milliseconds. */
const PIECE = 32;
/** Networks that were trained for a study, by config and steps: a knob that doesn't touch them need not train again. */
const kept = new Map<string, Checkpoint>();

/** A trainer of `config` after `steps` updates, for the caller to dispose of; yields the part of them that is done. */
export async function* trained(
  config: RunConfig,
  steps: number,
  { splits, summary }: StudyData,
): AsyncGenerator<number, Trainer> {
  const key = JSON.stringify([config, steps]);
  const known = kept.get(key);
  const trainer = new Trainer(config, splits, summary.vocabulary.length, known);
  let isDone = false;
  try {
    while (trainer.step < steps) {
      trainer.advance();
      if (trainer.step % PIECE !== 0) continue;
      await trainer.settle();
      yield trainer.step / steps;
    }
    if (!known) kept.set(key, await trainer.checkpoint());
    isDone = true;
    return trainer;
  } finally {
    if (!isDone) trainer.dispose();
  }
}
