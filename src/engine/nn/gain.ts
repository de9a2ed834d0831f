import { Refusal } from "../refusal";

/** The nonlinearities that torch.nn.init.calculate_gain knows, by PyTorch's names. */
export type Nonlinearity =
  | "linear"
  | "conv1d"
  | "conv2d"
  | "conv3d"
  | "conv_transpose1d"
  | "conv_transpose2d"
  | "conv_transpose3d"
  | "sigmoid"
  | "tanh"
  | "relu"
  | "leaky_relu"
  | "selu";

/**
 * By how much to widen the weights so that a nonlinearity does not shrink what passes (torch.nn.init.calculate_gain).
 * `slope` is leaky_relu's below 0. relu's √2 is exact (He et al. 2015); tanh's 5/3 is a rule of thumb.
 */
export function calculateGain(nonlinearity: Nonlinearity, slope = 0.01): number {
  switch (nonlinearity) {
    case "linear":
    case "conv1d":
    case "conv2d":
    case "conv3d":
    case "conv_transpose1d":
    case "conv_transpose2d":
    case "conv_transpose3d":
    case "sigmoid":
      return 1;
    case "tanh":
      return 5 / 3;
    case "relu":
      return Math.sqrt(2);
    case "leaky_relu":
      if (!Number.isFinite(slope)) throw refusal(`negative_slope ${slope} not a valid number`);
      return Math.sqrt(2 / (1 + slope ** 2));
    case "selu":
      return 3 / 4;
    default:
      throw refusal(`Unsupported nonlinearity ${nonlinearity satisfies never}`);
  }
}

const refusal = (words: string) => new Refusal("calculate_gain", words, [], "ValueError");
