import { Generator } from "../../engine/random/torch-generator";
import type { RunConfig } from "../../experiment/config";
import type { PortraitParams } from "../../experiment/studies/portrait";
import { lecture } from "./scenes";

/** What can be wrong with a network, by the name of its words. */
export type Diagnosis =
  | "hot"
  | "cold"
  | "rate-high"
  | "rate-low"
  | "dead-relu"
  | "output"
  | "bn-bias"
  | "eval-forgotten"
  | "bn-small-batch"
  | "batch-of-one"
  | "linear";

export interface DiagnosisCase {
  /** What is wrong. */
  diagnosis: Diagnosis;
  /** The run with the fault, and the same run repaired. */
  faulty: PortraitParams;
  repaired: PortraitParams;
  /** What else its plots might be taken for. */
  others: readonly Diagnosis[];
}

/** Steps of every case: the symptoms are there, and two runs take a second. */
const steps = 500;

const relu = { ...lecture, nonlinearity: "relu", gain: Math.SQRT2 } as const satisfies Partial<RunConfig>;
const normalized = {
  ...lecture,
  normalization: "batch-norm-1d",
  biases: "none",
} as const satisfies Partial<RunConfig>;

function portrait(config: Partial<RunConfig>, rest: Partial<PortraitParams> = {}): PortraitParams {
  return { config, steps, validating: "evaluation", ...rest };
}

export const cases: readonly DiagnosisCase[] = [
  {
    diagnosis: "hot",
    faulty: portrait({ ...lecture, hiddenInit: "randn", gain: 1 }),
    repaired: portrait(lecture),
    others: ["output", "rate-high", "linear", "batch-of-one"],
  },
  {
    diagnosis: "cold",
    faulty: portrait({ ...lecture, hiddenInit: "randn", gain: 0.01 }),
    repaired: portrait(lecture),
    others: ["rate-low", "dead-relu", "bn-bias", "linear"],
  },
  {
    diagnosis: "rate-high",
    faulty: portrait({ ...lecture, learningRate: 1 }),
    repaired: portrait(lecture),
    others: ["hot", "output", "batch-of-one", "eval-forgotten"],
  },
  {
    diagnosis: "rate-low",
    faulty: portrait({ ...lecture, learningRate: 0.001 }),
    repaired: portrait(lecture),
    others: ["cold", "linear", "bn-bias", "dead-relu"],
  },
  {
    // The first gradient is so large that one update pushes many units below zero on every example.
    diagnosis: "dead-relu",
    faulty: portrait({ ...relu, outputScale: 1 }),
    repaired: portrait(relu),
    others: ["cold", "linear", "rate-low", "bn-small-batch"],
  },
  {
    diagnosis: "output",
    faulty: portrait({ ...lecture, outputScale: 1 }),
    repaired: portrait(lecture),
    others: ["hot", "rate-high", "eval-forgotten", "batch-of-one"],
  },
  {
    diagnosis: "bn-bias",
    faulty: portrait({ ...normalized, biases: "zeros" }),
    repaired: portrait(normalized),
    others: ["rate-low", "eval-forgotten", "cold", "bn-small-batch"],
  },
  {
    diagnosis: "eval-forgotten",
    faulty: portrait(normalized, { validating: "training" }),
    repaired: portrait(normalized),
    others: ["bn-bias", "batch-of-one", "rate-high", "bn-small-batch"],
  },
  {
    // Two examples that nearly agree are divided by next to nothing: before long such a gradient blows the network up.
    diagnosis: "bn-small-batch",
    faulty: portrait({ ...normalized, batchSize: 2, learningRate: 0.01 }, { steps: 60 }),
    repaired: portrait({ ...normalized, learningRate: 0.01 }, { steps: 60 }),
    others: ["batch-of-one", "hot", "dead-relu", "eval-forgotten"],
  },
  {
    diagnosis: "batch-of-one",
    faulty: portrait({ ...lecture, batchSize: 1, learningRate: 0.02 }),
    repaired: portrait({ ...lecture, learningRate: 0.02 }),
    others: ["rate-high", "eval-forgotten", "bn-small-batch", "output"],
  },
  {
    diagnosis: "linear",
    faulty: portrait({ ...lecture, nonlinearity: "linear", gain: 1 }),
    repaired: portrait(lecture),
    others: ["cold", "rate-low", "hot", "dead-relu"],
  },
];

/** The lesson's seed. */
const seed = 42;

/** The cases in the order in which every reader meets them; those with BatchNorm, which comes later, last. */
export const sequence: readonly DiagnosisCase[] = [
  ...shuffled(
    cases.filter((one) => !isNormalized(one)),
    seed,
  ),
  ...shuffled(cases.filter(isNormalized), seed),
];

/** What a case lets choose from, in an order of its own. */
export function choicesOf({ diagnosis, others }: DiagnosisCase): readonly Diagnosis[] {
  return shuffled([diagnosis, ...others], seed + cases.findIndex((one) => one.diagnosis === diagnosis));
}

function isNormalized({ faulty }: DiagnosisCase): boolean {
  return (faulty.config.normalization ?? "none") !== "none";
}

/** By torch.randperm. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  return [...new Generator(seed).randperm(items.length)].map((i) => items[i]);
}
