import type { Kernels } from "../backend";
import { computeEach } from "./compute";
import { each, program } from "./program/program";
import type { Slots } from "./slots";

// Updates of torch.optim. What depends on a number's old value comes first, for the old is gone once it is written.

const sgd = program("sgdStep", {
  inputs: { parameter: each, gradient: each },
  constants: ["rate"],
  result: "parameter - gradient * rate",
});

const decayed = program("sgdDecayStep", {
  inputs: { parameter: each, gradient: each },
  constants: ["rate", "decay"],
  result: "parameter - rate * (gradient + decay * parameter)",
});

const newVelocity = program("velocity", {
  inputs: { parameter: each, gradient: each, velocity: each },
  constants: ["decay", "keep", "take"],
  result: "velocity * keep + (gradient + decay * parameter) * take",
});

/** With Nesterov's momentum `ahead` is 1 and `along` the momentum, without 0 and 1. */
const moved = program("sgdMomentumStep", {
  inputs: { parameter: each, gradient: each, velocity: each },
  constants: ["rate", "decay", "ahead", "along"],
  result: "parameter - rate * (ahead * (gradient + decay * parameter) + along * velocity)",
});

const newMean = program("adamMean", {
  inputs: { parameter: each, gradient: each, mean: each },
  constants: ["decay", "beta", "take"],
  result: "mean * beta + (gradient + decay * parameter) * take",
});

const newSquare = program("adamSquare", {
  inputs: { parameter: each, gradient: each, square: each },
  constants: ["decay", "beta", "take"],
  definitions: { d: "gradient + decay * parameter" },
  result: "square * beta + d * take * d",
});

const larger = program("larger", {
  inputs: { a: each, b: each },
  result: "a > b || isnan(a) ? a : b",
});

const adamMoved = program("adamStep", {
  inputs: { parameter: each, mean: each, square: each },
  constants: ["rate", "rootCorrection", "eps"],
  result: "parameter - mean * rate / (sqrt(square) / rootCorrection + eps)",
});

type OptimizerKernel = "sgdStep" | "sgdDecayStep" | "sgdMomentumStep" | "adamStep";

export function optimizerKernels(slots: Slots): Pick<Kernels, OptimizerKernel> {
  return {
    sgdStep: (n, gradient, rate, parameter) =>
      computeEach(slots, sgd, n, { inputs: { parameter, gradient }, constants: { rate }, out: parameter }),
    sgdDecayStep: (n, gradient, rate, decay, parameter) =>
      computeEach(slots, decayed, n, {
        inputs: { parameter, gradient },
        constants: { rate, decay },
        out: parameter,
      }),
    sgdMomentumStep(n, gradient, rate, decay, momentum, dampening, nesterov, velocity, parameter) {
      const inputs = { parameter, gradient, velocity };
      const [ahead, along] = nesterov ? [1, momentum] : [0, 1];
      computeEach(slots, newVelocity, n, {
        inputs,
        constants: { decay, keep: momentum, take: 1 - dampening },
        out: velocity,
      });
      computeEach(slots, moved, n, { inputs, constants: { rate, decay, ahead, along }, out: parameter });
    },
    adamStep(n, gradient, rate, rootCorrection, beta1, beta2, eps, decay, mean, square, largest, parameter) {
      const inputs = { parameter, gradient, mean, square };
      const ofMean = { decay, beta: beta1, take: 1 - beta1 };
      const ofSquare = { decay, beta: beta2, take: 1 - beta2 };
      computeEach(slots, newMean, n, { inputs, constants: ofMean, out: mean });
      computeEach(slots, newSquare, n, { inputs, constants: ofSquare, out: square });
      if (largest !== null) {
        computeEach(slots, larger, n, { inputs: { a: largest, b: square }, out: largest });
      }
      computeEach(slots, adamMoved, n, {
        inputs: { parameter, mean, square: largest ?? square },
        constants: { rate, rootCorrection, eps },
        out: parameter,
      });
    },
  };
}
