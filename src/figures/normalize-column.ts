/** What a batch normalisation by hand does to a neuron: γ·(x − mean)/√(std² + eps) + β. */
export interface Affine {
  gamma: number;
  beta: number;
  /** 0 as in the notebook's code. */
  eps: number;
}

/** The stages that a preactivation passes, in order. */
export const stages = ["sum", "centred", "scaled", "gamma", "beta"] as const;
export type Stage = (typeof stages)[number];

/** One neuron's examples at each stage, [batch] each; mean and std are the batch's, std with n − 1. */
export interface NormalizedColumn {
  mean: number;
  std: number;
  at: Record<Stage, number[]>;
}

/** The batch of one neuron, stage by stage, in float64. */
export function normalizeColumn(values: ArrayLike<number>, { gamma, beta, eps }: Affine): NormalizedColumn {
  const sum = Array.from(values);
  const mean = sum.reduce((total, x) => total + x, 0) / sum.length;
  const centred = sum.map((x) => x - mean);
  const std = Math.sqrt(centred.reduce((total, x) => total + x * x, 0) / (sum.length - 1));
  const divisor = Math.sqrt(std * std + eps);
  const scaled = centred.map((x) => x / divisor);
  const stretched = scaled.map((x) => gamma * x);
  return {
    mean,
    std,
    at: { sum, centred, scaled, gamma: stretched, beta: stretched.map((x) => x + beta) },
  };
}
