import { defaultConfig, type RunConfig } from "../config";
import { Trainer } from "../trainer";
import type { Study } from "./study";

export interface StepCostParams {
  /** The networks that are timed, by the fields in which they differ from the notebook's; all learn the same names. */
  configs: Partial<RunConfig>[];
}

/** One number a network. */
export interface StepCost {
  /** Of the middle one of its rounds, which what else the machine does disturbs little. */
  stepsPerSecond: number[];
  parameters: number[];
  rounds: number;
}

const ROUNDS = 41;
/** Steps of a round: some milliseconds. */
const PIECE = 25;

/** What a step costs, in turns: whatever slows the machine down meanwhile slows all of them down. */
export const study: Study<StepCostParams, StepCost> = async function* ({ configs }, means) {
  const trainers: Trainer[] = [];
  try {
    for (const fields of configs) {
      const config = { ...defaultConfig, ...fields };
      const { splits, summary } = await means.dataset(config);
      trainers.push(new Trainer(config, splits, summary.vocabulary.length));
    }
    const times: number[][] = configs.map(() => []);
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [i, trainer] of trainers.entries()) {
        const start = means.now();
        for (let step = 0; step < PIECE; step++) trainer.advance();
        await trainer.settle();
        const taken = means.now() - start;
        if (round > 0) times[i].push(taken); // the first one compiles
        yield { done: round / ROUNDS };
      }
    }
    return {
      stepsPerSecond: times.map((of) => (1000 * PIECE) / median(of)),
      parameters: trainers.map(({ network }) => network.summary().parameters),
      rounds: ROUNDS,
    };
  } finally {
    for (const trainer of trainers) trainer.dispose();
  }
};

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
