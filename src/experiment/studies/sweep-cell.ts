import type { RunConfig } from "../config";
import { lastLoss, shortRun } from "../short-run";
import type { SweptCell } from "../sweep-cells";
import { Trainer } from "../trainer";
import type { Study } from "./study";

export interface SweepCellParams {
  /** With the steps of the cell. */
  config: RunConfig;
}

/** Points of a curve after its first: as many as a small chart can show. */
const POINTS = 60;

/** One cell of a sweep: a run to its end, and what it came to. */
export const study: Study<SweepCellParams, SweptCell> = async function* ({ config }, means) {
  const { steps, batchSize } = config;
  const { splits, summary } = await means.dataset(config);
  const trainer = new Trainer(config, splits, summary.vocabulary.length);
  const cell: SweptCell = {
    curve: { steps: [], losses: [] },
    trainLoss: null,
    validationLoss: null,
    layers: [],
    divergedAt: null,
  };
  // A step passes its minibatch forward and, at twice the cost, backward; validation only forward.
  const training = 3 * steps * batchSize;
  const whole = training + splits.validation.rows;
  try {
    const work = shortRun(trainer, steps);
    let piece = await work.next();
    for (; !piece.done; piece = await work.next()) {
      extend(cell.curve, piece.value, steps);
      yield { done: (training / whole) * (trainer.step / steps), result: cell };
    }
    const { losses, divergedAt } = piece.value;
    extend(cell.curve, losses, steps);
    if (divergedAt !== null) return { ...cell, divergedAt };
    const layers = await trainer.layerStatistics();
    cell.layers = layers.map(({ saturated, dead, gradientNorm }) => ({ saturated, dead, gradientNorm }));
    cell.trainLoss = lastLoss(losses);
    const evaluation = trainer.evaluate("validation");
    for (;;) {
      const { done, value } = evaluation.next();
      if (done) return { ...cell, validationLoss: value };
      await value.read;
      yield { done: (training + value.done * splits.validation.rows) / whole, result: cell };
    }
  } finally {
    trainer.dispose();
  }
};

/** Adds the means that the losses so far complete, and that of the last steps when they are all there. */
function extend(curve: SweptCell["curve"], losses: readonly number[], steps: number): void {
  const every = Math.max(1, Math.ceil(steps / POINTS));
  for (;;) {
    const from = curve.steps.length === 0 ? 0 : curve.steps.at(-1)! + 1;
    const to = from === 0 ? 0 : Math.min(steps, from + every - 1);
    if (from > steps || losses.length <= to) return;
    const part = losses.slice(from, to + 1);
    curve.steps.push(to);
    curve.losses.push(part.reduce((sum, loss) => sum + loss, 0) / part.length);
  }
}
