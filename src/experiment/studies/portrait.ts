import { noGrad } from "../../engine/autograd";
import { crossEntropy } from "../../engine/ops/cross-entropy";
import { Generator } from "../../engine/random/torch-generator";
import { scoped } from "../../engine/scope";
import { download, tensor } from "../../engine/tensor";
import { defaultConfig, type RunConfig } from "../config";
import { type LayerStatistics, lossesOnly, type ParameterStatistics, type UpdateRatios } from "../frame";
import { Diverged, Trainer } from "../trainer";
import type { Split } from "../windows";
import type { Study } from "./study";

export interface PortraitParams {
  /** The fields in which the run differs from the notebook's. */
  config: Partial<RunConfig>;
  steps: number;
  /** The mode in which the network measures its validation loss: `training` is `model.eval()` forgotten. */
  validating: "evaluation" | "training";
}

/** What the statistics of one minibatch say, before its update. */
export interface Snapshot {
  step: number;
  layers: LayerStatistics[];
  parameters: ParameterStatistics[];
}

export interface PortraitResult {
  /** Of step 0. */
  start: Snapshot;
  /** Of the last step that was looked at. */
  now: Snapshot;
  /** Of every minibatch from step 0 on. */
  losses: Float32Array;
  /** Of every update that was sampled. */
  updates: UpdateRatios;
  /** The loss of the same validation examples, measured over and over with the same weights: empty before the end. */
  validation: number[];
  vocabularySize: number;
  /** The step whose loss was no number, where the run ended. */
  divergedAt: number | null;
}

/** Steps between two looks. */
const LOOK_EVERY = 25;
/** Validation examples that are measured, in minibatches of MEASURED_BATCH shuffled anew each time. */
const MEASURED = 256;
const MEASURED_BATCH = 32;
const MEASUREMENTS = 12;

const request = { ...lossesOnly, statistics: true, parameters: true };

/** A short run, and all that the lecture's four plots show of it. */
export const study: Study<PortraitParams, PortraitResult> = async function* (params, means) {
  const { steps, validating } = params;
  const config: RunConfig = { ...defaultConfig, ...params.config };
  const { splits, summary } = await means.dataset(config);
  const trainer = new Trainer(config, splits, summary.vocabulary.length);
  const losses: number[] = [];
  const updates: Pick<UpdateRatios, "names"> & { steps: number[]; ratios: number[] } = {
    names: [],
    steps: [],
    ratios: [],
  };

  async function look(): Promise<Snapshot> {
    const { step, layers, parameters, ...told } = await trainer.frame(request);
    losses.push(...told.losses);
    updates.names = told.updates!.names;
    updates.steps.push(...told.updates!.steps);
    updates.ratios.push(...told.updates!.ratios);
    return { step, layers, parameters };
  }

  try {
    const start = await look();
    let now = start;
    let divergedAt: number | null = null;
    const result = (validation: number[]): PortraitResult => ({
      start,
      now,
      losses: Float32Array.from(losses),
      updates: {
        names: updates.names,
        steps: Int32Array.from(updates.steps),
        ratios: Float32Array.from(updates.ratios),
      },
      validation,
      vocabularySize: summary.vocabulary.length,
      divergedAt,
    });
    yield { done: 0, result: result([]) };
    while (trainer.step < steps && divergedAt === null) {
      for (let i = 0; i < LOOK_EVERY && trainer.step < steps; i++) trainer.advance();
      try {
        now = await look();
      } catch (error) {
        if (!(error instanceof Diverged)) throw error;
        divergedAt = error.step;
      }
      yield { done: trainer.step / steps, result: result([]) };
    }
    const measured =
      divergedAt === null ? await validationLosses(trainer, splits.validation, validating) : [];
    return result(measured);
  } finally {
    trainer.dispose();
  }
};

/** The mean loss of the first validation examples, MEASUREMENTS times, each time in other company. */
async function validationLosses(
  { network, config }: Trainer,
  { inputs, targets, rows }: Split,
  mode: PortraitParams["validating"],
): Promise<number[]> {
  const { contextSize } = config;
  const generator = new Generator(config.seed);
  const count = Math.min(rows, MEASURED);
  const measured: number[] = [];
  network.setTraining(mode === "training");
  for (let i = 0; i < MEASUREMENTS; i++) {
    const order = generator.randperm(count);
    let total = 0;
    for (let first = 0; first < count; first += MEASURED_BATCH) {
      const chosen = Array.from(order.slice(first, first + MEASURED_BATCH), Number);
      const contexts = Int32Array.from(
        chosen.flatMap((row) => [...inputs.subarray(row * contextSize, (row + 1) * contextSize)]),
      );
      const wanted = Int32Array.from(chosen, (row) => targets[row]);
      const read = scoped(() =>
        noGrad(() => {
          const { logits } = network.forward(tensor(contexts, [chosen.length, contextSize]));
          return download([crossEntropy(logits, tensor(wanted, [chosen.length]))]);
        }),
      );
      const [[loss]] = await read;
      total += chosen.length * loss;
    }
    measured.push(total / count);
  }
  return measured;
}
