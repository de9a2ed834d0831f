import type { Kernels } from "../backend";
import { computeEach } from "./compute";
import { each, program } from "./program/program";
import type { Slots } from "./slots";

/** The approximation of ../wasm/assembly/activation.ts: built-in tanh loses the small numbers, or overflows. */
const tanhOf = program("tanh", {
  inputs: { x: each },
  definitions: {
    limited: "x > 7.9 ? 7.9 : x < -7.9 ? -7.9 : x",
    x2: "limited * limited",
    p: `((((((-2.76076847742355e-16 * x2 + 2.00018790482477e-13) * x2 - 8.60467152213735e-11) * x2
      + 5.12229709037114e-8) * x2 + 1.48572235717979e-5) * x2 + 6.37261928875436e-4) * x2 + 4.89352455891786e-3)`,
    q: `((1.19825839466702e-6 * x2 + 1.18534705686654e-4) * x2 + 2.2684346324390e-3) * x2 + 4.89352518554385e-3`,
  },
  result: "x > 7.9 ? 1 : x < -7.9 ? -1 : limited * p / q",
});

const tanhGradient = program("tanhBackward", { inputs: { t: each, dt: each }, result: "(1 - t * t) * dt" });

/** By the exponential of −|x|, which never overflows. */
const sigmoidOf = program("sigmoid", {
  inputs: { x: each },
  definitions: { e: "exp(-abs(x))" },
  result: "(x < 0 ? e : 1) / (1 + e)",
});

const sigmoidGradient = program("sigmoidBackward", {
  inputs: { s: each, ds: each },
  result: "ds * (1 - s) * s",
});

const reluOf = program("relu", { inputs: { x: each }, result: "x < 0 ? 0 : x" });
const reluGradient = program("reluBackward", { inputs: { y: each, dy: each }, result: "y <= 0 ? 0 : dy" });

const leakyGradient = program("leakyReluBackward", {
  inputs: { x: each, dy: each },
  constants: ["slope"],
  result: "x > 0 ? dy : dy * slope",
});

const eluOf = program("elu", {
  inputs: { x: each },
  constants: ["positive", "negative"],
  result: "x > 0 ? x * positive : (exp(x) - 1) * negative",
});

const eluGradient = program("eluBackward", {
  inputs: { x: each, dy: each },
  constants: ["positive", "negative"],
  result: "dy * (x > 0 ? positive : negative * exp(x))",
});

type ActivationKernel = "tanh" | "sigmoid" | "relu" | "leakyRelu" | "elu";

export function activationKernels(
  slots: Slots,
): Pick<Kernels, ActivationKernel | `${ActivationKernel}Backward`> {
  return {
    tanh: (n, x, out) => computeEach(slots, tanhOf, n, { inputs: { x }, out }),
    tanhBackward: (n, t, dt, out) => computeEach(slots, tanhGradient, n, { inputs: { t, dt }, out }),
    sigmoid: (n, x, out) => computeEach(slots, sigmoidOf, n, { inputs: { x }, out }),
    sigmoidBackward: (n, s, ds, out) => computeEach(slots, sigmoidGradient, n, { inputs: { s, ds }, out }),
    relu: (n, x, out) => computeEach(slots, reluOf, n, { inputs: { x }, out }),
    reluBackward: (n, y, dy, out) => computeEach(slots, reluGradient, n, { inputs: { y, dy }, out }),
    leakyRelu: (n, x, slope, out) =>
      computeEach(slots, leakyGradient, n, { inputs: { x, dy: x }, constants: { slope }, out }),
    leakyReluBackward: (n, x, dy, slope, out) =>
      computeEach(slots, leakyGradient, n, { inputs: { x, dy }, constants: { slope }, out }),
    elu: (n, x, alpha, scale, out) =>
      computeEach(slots, eluOf, n, { inputs: { x }, constants: eluConstants(alpha, scale), out }),
    eluBackward: (n, x, dy, alpha, scale, out) =>
      computeEach(slots, eluGradient, n, { inputs: { x, dy }, constants: eluConstants(alpha, scale), out }),
  };
}

const eluConstants = (alpha: number, scale: number) => ({ positive: scale, negative: alpha * scale });
