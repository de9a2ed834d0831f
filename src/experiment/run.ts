import type { SplitLosses } from "./frame";
import type { EvaluationPiece, Trainer } from "./trainer";

/** One unit of a run's work, a few milliseconds at most: between two of them a run can be paused. */
export type Work =
  | { kind: "step" }
  /** Part of an evaluation: the next unit may be asked for once it is read. */
  | ({ kind: "piece" } & EvaluationPiece)
  | { kind: "evaluated"; losses: SplitLosses };

/**
 * Everything a run does from where it stands to its last step, unit by unit: its steps, the validation loss along
 * the way, all three losses at the end.
 */
export function* work(trainer: Trainer): Generator<Work, void> {
  while (trainer.step < trainer.settings.steps) {
    if (isValidationStep(trainer.step)) {
      const { step } = trainer;
      yield { kind: "evaluated", losses: { step, validation: yield* pieces(trainer, "validation") } };
    }
    trainer.advance();
    yield { kind: "step" };
  }
  const { step } = trainer;
  const validation = yield* pieces(trainer, "validation");
  yield { kind: "evaluated", losses: { step, validation } };
  const train = yield* pieces(trainer, "train");
  const test = yield* pieces(trainer, "test");
  yield { kind: "evaluated", losses: { step, validation, train, test } };
}

function* pieces(trainer: Trainer, split: Parameters<Trainer["evaluate"]>[0]): Generator<Work, number> {
  yield { kind: "piece", read: trainer.settle(), done: 0 };
  const evaluation = trainer.evaluate(split);
  for (;;) {
    const { done, value } = evaluation.next();
    if (done) return value;
    yield { kind: "piece", ...value };
  }
}

/** Denser at the start, where the loss moves; a whole validation split costs as much as a thousand steps. */
function isValidationStep(step: number): boolean {
  return step % 20_000 === 0 || [1_000, 2_000, 5_000, 10_000].includes(step);
}
