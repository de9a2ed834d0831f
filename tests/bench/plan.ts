import type { ContenderChoice } from "./contender";
import { type BenchNetwork, layersOf100, lessonNetwork } from "./network";

/** One network on which contenders meet. */
export interface ContestPlan {
  title: string;
  network: BenchNetwork;
  /** What Activa's fastest build should reach, and the same training written in a code cell. */
  targets: { timesPyTorch?: number; shareOfPeak?: number; cellsTimesPyTorch?: number };
}

/** Networks that differ in one size: their time per step should be a line in their arithmetic. */
export interface SweepPlan {
  title: string;
  networks: BenchNetwork[];
}

export interface Plan {
  rounds: number;
  contests: ContestPlan[];
  /** Those that meet beside Activa's fastest build, its code cells, PyTorch and the FMA peak. */
  others: ContenderChoice[];
  sweeps: SweepPlan[];
  /** Frames a second. */
  frameRates: number[];
  /** Whether the real page is measured too: the cost of its figures, and a whole run. */
  page: boolean;
}

const lesson: ContestPlan = {
  title: "The lesson's network",
  network: lessonNetwork,
  targets: { timesPyTorch: 5, cellsTimesPyTorch: 1 },
};
const deep: ContestPlan = {
  title: "Six layers of 100 with BatchNorm1d",
  network: layersOf100(6, "batch-norm-1d"),
  targets: { timesPyTorch: 3 },
};
const wide: ContestPlan = {
  title: "One layer of 1024",
  network: { ...lessonNetwork, hiddenSize: 1024 },
  targets: { timesPyTorch: 1.5, shareOfPeak: 0.6 },
};

function widths(hiddenSizes: number[], batchSize: number): SweepPlan {
  return {
    title: `Width, batch ${batchSize}`,
    networks: hiddenSizes.map((hiddenSize) => ({ ...lessonNetwork, hiddenSize, batchSize })),
  };
}

function depths(counts: number[], normalization: BenchNetwork["normalization"]): SweepPlan {
  return {
    title: normalization === "none" ? "Depth, layers of 100" : "Depth, layers of 100 with BatchNorm1d",
    networks: counts.map((hiddenLayers) => layersOf100(hiddenLayers, normalization)),
  };
}

/**
 * Every width at both batch sizes and every depth with and without BatchNorm1d, 24 cells of the 144 that width, depth,
 * batch and normalisation make together: a line in each direction shows a cliff wherever one axis has it, and the
 * cells that would be added (twenty layers of 2048) are networks nobody trains in a page.
 */
export const full: Plan = {
  rounds: 5,
  contests: [lesson, deep, wide],
  others: [
    { engine: "activa", backend: "wasm-simd" },
    { engine: "activa", backend: "webgpu" },
    { engine: "activa", backend: "webgl" },
    { engine: "activa", backend: "cpu" },
    { engine: "tfjs", backend: "webgpu" },
    { engine: "tfjs", backend: "webgl" },
    { engine: "tfjs", backend: "cpu" },
  ],
  sweeps: [
    widths([64, 128, 256, 512, 1024, 2048], 32),
    widths([64, 128, 256, 512, 1024, 2048], 256),
    depths([1, 2, 5, 6, 10, 20], "none"),
    depths([1, 2, 5, 6, 10, 20], "batch-norm-1d"),
  ],
  frameRates: [10, 30],
  page: true,
};

/** What a change to the kernels may have moved. */
export const quick: Plan = {
  rounds: 3,
  contests: [lesson, deep, wide],
  others: [{ engine: "activa", backend: "wasm-simd" }],
  sweeps: [widths([64, 256, 2048], 32), depths([1, 6, 20], "batch-norm-1d")],
  frameRates: [30],
  page: false,
};
