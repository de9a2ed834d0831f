import { record } from "../autograd";
import type { Generator } from "../random/torch-generator";
import { Refusal } from "../refusal";
import { currentBackend, dtypeName, empty, type Tensor, tensor, zeros } from "../tensor";

/**
 * x with each number kept with probability 1 − p and divided by it, the others zero (torch.nn.functional.dropout in
 * training). The mask is PyTorch's for the same generator: one double a number, none when p is 0 or 1.
 * dx = dy·mask/(1 − p).
 */
export function dropout(x: Tensor, p: number, generator: Generator): Tensor {
  checkDropoutProbability(p);
  if (x.dtype !== "float32") {
    const words = `result type Float can't be cast to the desired output type ${dtypeName[x.dtype]}`;
    throw new Refusal("dropout", words, [x]);
  }
  if (p === 0) return x;
  const { kernels } = currentBackend();
  const noise = p === 1 ? zeros(x.shape) : tensor(scaledMask(x.size, 1 - p, generator), x.shape);
  const y = empty(x.shape);
  kernels.mul(y.size, x.handle, noise.handle, y.handle);

  return record("dropout", y, [x], [noise], (dy) => {
    const dx = empty(x.shape);
    kernels.mul(dx.size, dy.handle, noise.handle, dx.handle);
    return [dx];
  });
}

export function checkDropoutProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) {
    throw new Refusal(
      "dropout",
      `dropout probability has to be between 0 and 1, but got ${p}`,
      [],
      "ValueError",
    );
  }
}

/** 1/keep with probability `keep`, else 0. */
function scaledMask(n: number, keep: number, generator: Generator): Float32Array {
  const scale = 1 / Math.fround(keep);
  return Float32Array.from(generator.bernoulli(n, keep), (kept) => kept * scale);
}
