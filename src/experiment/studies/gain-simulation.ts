import { Generator } from "../../engine/random/torch-generator";
import { curves, type Nonlinearity } from "../nonlinearity";
import type { Study } from "./study";

export interface GainSimulationParams {
  nonlinearity: Nonlinearity;
  /** How many z are drawn. */
  samples: number;
  seed: number;
}

export interface GainSimulationResult {
  /** Numbers drawn so far. */
  samples: number;
  /** Σ f(z)² / samples. */
  meanSquare: number;
  /** 1/√E[f(z)²]: what f(z) must be multiplied by to have again the mean square of z. */
  gain: number;
}

const CHUNK = 65_536;

/** The gain of a nonlinearity f found by simulation, 1/√E[f(z)²] for z ~ N(0, 1) from torch.randn. */
export const study: Study<GainSimulationParams, GainSimulationResult> = async function* ({
  nonlinearity,
  samples,
  seed,
}) {
  const { value } = curves[nonlinearity];
  const generator = new Generator(seed);
  let drawn = 0;
  let squares = 0;
  const result = () => ({
    samples: drawn,
    meanSquare: squares / drawn,
    gain: 1 / Math.sqrt(squares / drawn),
  });
  while (drawn < samples) {
    const z = generator.randn(Math.min(CHUNK, samples - drawn));
    for (const x of z) squares += value(x) ** 2;
    drawn += z.length;
    yield { done: drawn / samples, result: result() };
  }
  return result();
};
