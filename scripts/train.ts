// Trains without a page: npm run -s train -- --config FILE [--dataset FILE] [--steps N] [--every K]
//
// Standard output holds one JSON object a line: {step, loss, …, layers, backend} every K steps, {step, validation}
// wherever the whole validation split was measured, and at the end {step, validation, train, test, samples}.
// Messages go to standard error; whatever is refused exits with 1.
import { parseArgs } from "node:util";
import { useBackend } from "../src/engine/tensor";
import type { RunConfig } from "../src/experiment/config";
import { type Work, work } from "../src/experiment/run";
import { sampleNames } from "../src/experiment/sampler";
import { Trainer } from "../src/experiment/trainer";
import { nodeBackend } from "./node-backend";
import { readConfig, readNames, wordError } from "./train-input";

const print = (line: object) => console.log(JSON.stringify(line));

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      config: { type: "string" },
      dataset: { type: "string" },
      steps: { type: "string" },
      every: { type: "string", default: "1000" },
    },
  });
  const every = Number(options.every);
  if (!Number.isInteger(every) || every < 1)
    throw new Error(`--every takes a whole number from 1 on, not ${options.every}`);
  const config = await readConfig(options.config, options.steps, options.dataset !== undefined);
  await train(config, options.dataset, every).catch(async (error) => {
    throw new Error(await wordError(error, config));
  });
}

async function train(config: RunConfig, dataset: string | undefined, every: number): Promise<void> {
  const { summary, splits, trainingNames } = await readNames(config, dataset);
  const { vocabulary } = summary;

  const backend = await nodeBackend();
  useBackend(backend);
  const trainer = new Trainer(config, splits, vocabulary.length);
  const report = async () => {
    await trainer.settle();
    const { step, loss, learningRate } = trainer;
    const layers = (await trainer.layerStatistics()).map(
      ({ activations: _a, gradients: _g, ...statistics }) => statistics,
    );
    print({ step, loss, learningRate, layers, backend: backend.name });
  };
  const evaluated = async ({ losses }: Extract<Work, { kind: "evaluated" }>) => {
    if (losses.test === undefined) return print(losses);
    const names = await sampleNames(10, config.contextSize, vocabulary, (context) => trainer.logits(context));
    print({ ...losses, samples: names.map((text) => ({ text, known: trainingNames.has(text) })) });
  };

  await report();
  for (const unit of work(trainer)) {
    if (unit.kind === "piece") await unit.read;
    if (unit.kind === "step" && trainer.step % every === 0) await report();
    if (unit.kind === "evaluated") await evaluated(unit);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
