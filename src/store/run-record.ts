import { learningRateAt } from "../experiment/learning-rate";
import type { PageLosses } from "../export/comparison-code";
import { isReported } from "../export/reported-steps";
import type { Run } from "./run";

/** What a run has said since its first step, as far as a notebook of it is held to. */
export interface RunRecord {
  /** Where it was when it last told a loss. */
  step: number;
  losses: PageLosses;
  /** The first step at which the reader changed learning rates that had been used already. */
  tunedAt: number | null;
}

/** Keeps a run's losses at the steps that a notebook reports, and the last two. To be made with the run. */
export function keepRecord({ store, frame }: Run): () => RunRecord {
  let reported: [step: number, loss: number][] = [];
  let latest: [step: number, loss: number][] = [];
  let last = -1;
  let tunedAt: number | null = null;

  frame.subscribe(() => {
    const { firstLoss, losses, step: stands } = frame.current()!;
    // A run that was taken back has said no more than it had at that step; it tells what follows again.
    if (stands < last) {
      last = stands;
      reported = reported.filter(([step]) => step <= stands);
      latest = [...losses.slice(-2)].map((loss, i, all) => [stands - all.length + 1 + i, loss]);
      if (tunedAt !== null && tunedAt > stands) tunedAt = null;
    }
    for (const [i, loss] of losses.entries()) {
      const step = firstLoss + i;
      if (step <= last) continue;
      last = step;
      if (isReported(step)) reported.push([step, loss]);
      latest = [...latest.slice(-1), [step, loss]];
    }
  });
  store.subscribe(({ run, config }, before) => {
    if (run !== before.run) {
      reported = [];
      latest = [];
      last = -1;
      tunedAt = null;
    } else if (config !== before.config) {
      const step = Math.max(0, last);
      // The rates of either schedule change at these steps only.
      const changes = [0, step, before.config.decayStep, config.decayStep, before.config.decayStep - 1];
      const hasPassed = (at: number) =>
        at >= 0 && at <= step && learningRateAt(at, config) !== learningRateAt(at, before.config);
      if (step > 0 && changes.some(hasPassed)) tunedAt ??= step;
    }
  });

  return () => ({
    step: Math.max(0, last),
    losses: {
      minibatch: [...new Map([...reported, ...latest])],
      validation: store
        .getState()
        .evaluations.filter(({ step }) => step <= Math.max(0, last))
        .map(({ step, validation }) => [step, validation]),
    },
    tunedAt,
  });
}
