import type { Tensor } from "../tensor";
import { elu } from "./elu";

const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;

/**
 * The elu whose constants make mean 0 and variance 1 a fixed point of a deep network (torch.nn.functional.selu,
 * Klambauer et al. 2017).
 */
export function selu(x: Tensor): Tensor {
  return elu(x, ALPHA, SCALE);
}
