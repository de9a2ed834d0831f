import { Generator } from "../../engine/random/torch-generator";
import { curves, type Nonlinearity } from "../nonlinearity";
import type { Study } from "./study";

export interface GainSimulationParams {
  nonlinearities: Nonlinearity[];
  /** Standard deviation of what enters them: z ~ N(0, zStd²). */
  zStd: number;
  /** How many z are drawn; all the nonlinearities get the same. */
  samples: number;
  seed: number;
}

export interface SimulatedGain {
  nonlinearity: Nonlinearity;
  /** Σ f(z)² / samples. */
  meanSquare: number;
  /** zStd/√E[f(z)²]: what f(z) must be multiplied by to have again the mean square of z. */
  gain: number;
  /** Standard error of `gain`: two of them either way hold the true one 95 times in 100. */
  error: number;
}

export interface GainSimulationResult {
  /** Numbers drawn so far. */
  samples: number;
  gains: SimulatedGain[];
}

const CHUNK = 65_536;

/** Gains of nonlinearities f found by simulation: 1/√E[f(z)²] for z ~ N(0, 1) from torch.randn. */
export const study: Study<GainSimulationParams, GainSimulationResult> = async function* ({
  nonlinearities,
  zStd,
  samples,
  seed,
}) {
  const generator = new Generator(seed);
  const sums = nonlinearities.map((nonlinearity) => ({ nonlinearity, squares: 0, fourths: 0 }));
  let drawn = 0;
  const result = (): GainSimulationResult => ({
    samples: drawn,
    gains: sums.map(({ nonlinearity, squares, fourths }) => {
      const meanSquare = squares / drawn;
      const gain = zStd / Math.sqrt(meanSquare);
      const squareError = Math.sqrt((fourths / drawn - meanSquare ** 2) / drawn);
      // d(zStd/√m) = −gain/(2m)·dm
      return { nonlinearity, meanSquare, gain, error: (gain / (2 * meanSquare)) * squareError };
    }),
  });
  while (drawn < samples) {
    const z = generator.randn(Math.min(CHUNK, samples - drawn));
    for (const sum of sums) {
      const { value } = curves[sum.nonlinearity];
      for (const x of z) {
        const square = value(zStd * x) ** 2;
        sum.squares += square;
        sum.fourths += square * square;
      }
      yield { done: drawn / samples };
    }
    drawn += z.length;
    yield { done: drawn / samples, result: result() };
  }
  return result();
};
