// The learning rate of a step, as functions of it: what optimizer.step() is given.

/** The notebook's: `rate`, and `rate·decayFactor` from `decayStep` on (MultiStepLR with one milestone). */
export function stepDecay(
  step: number,
  { rate, decayStep, decayFactor }: { rate: number; decayStep: number; decayFactor: number },
): number {
  return step < decayStep ? rate : rate * decayFactor;
}

export interface CosineOptions {
  rate: number;
  /** The rate at `steps`. */
  minimum?: number;
  steps: number;
  /** Steps in which the rate first grows in a line, from rate/warmup to rate. */
  warmup?: number;
}

/**
 * Half a cosine from `rate` to `minimum` (Loshchilov & Hutter 2017): CosineAnnealingLR with T_max = steps − warmup,
 * after warmup's LinearLR. Past `steps` it stays at the minimum, where CosineAnnealingLR would climb again.
 */
export function cosineDecay(step: number, { rate, minimum = 0, steps, warmup = 0 }: CosineOptions): number {
  if (step < warmup) return (rate * (step + 1)) / warmup;
  if (step >= steps) return minimum;
  const phase = (Math.PI * (step - warmup)) / (steps - warmup);
  return minimum + ((rate - minimum) * (1 + Math.cos(phase))) / 2;
}

/**
 * The range test (Smith 2017): exponentially from `low` at step 0 to `high` at `steps` (ExponentialLR); the loss over
 * the rate shows which one to train with.
 */
export function rangeTest(
  step: number,
  { low, high, steps }: { low: number; high: number; steps: number },
): number {
  return low * (high / low) ** (step / steps);
}
