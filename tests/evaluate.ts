import type { SplitName, Trainer } from "../src/experiment/trainer";

/** Mean loss over a whole split, in one go. */
export async function evaluate(trainer: Trainer, split: SplitName): Promise<number> {
  const pieces = trainer.evaluate(split);
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
    await value.read;
  }
}
