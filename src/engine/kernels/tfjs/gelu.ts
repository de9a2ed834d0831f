import type { Kernels } from "../backend";
import { computeEach } from "./compute";
import { each, program } from "./program/program";
import type { Slots } from "./slots";

/**
 * Φ(x) = (1 + erf(x/√2))/2 by the approximation of erf in ../wasm/assembly/gelu.ts, at most 1e-7 off. By Φ(−|x|), which
 * is `beyond`, nothing is lost where Φ is all but 0.
 */
const phi = {
  scaled: "abs(x) * 0.70710678118654752",
  t: "scaled > 4 ? 4 : scaled",
  t2: "t * t",
  p: `(((((-5.953882355e-4 * t2 + 4.985974170e-3) * t2 - 2.676174976e-2) * t2 + 1.128168404e-1) * t2
    - 3.761247993e-1) * t2 + 1.283791512e-1)`,
  q: `(((((2.131888032e-4 * t - 3.208459355e-3) * t + 2.286936715e-2) * t - 1.052301154e-1) * t
    - 6.357420683e-1) * t - 1.128507376)`,
  near: "0.5 * (p * t + t)",
  tail: "scaled > 4 ? 0 : 0.5 * exp(q * t)",
  beyond: "t < 0.93 ? 0.5 - near : tail",
  phi: "x < 0 ? beyond : 1 - beyond",
};

const geluOf = program("gelu", { inputs: { x: each }, definitions: phi, result: "x * phi" });

const geluGradient = program("geluBackward", {
  inputs: { x: each, dy: each },
  definitions: { ...phi, density: "exp(-0.5 * x * x) * 0.39894228040143268" },
  result: "dy * (phi + x * density)",
});

/** The form by tanh: s is the sigmoid of 2u, u = √(2/π)·(x + 0.044715·x³), and s·(1 − s) = e/(1 + e)². */
const inner = {
  u2: "(x + 0.044715 * x * x * x) * 1.59576912160573071",
  e: "exp(-abs(u2))",
  s: "(u2 < 0 ? e : 1) / (1 + e)",
};

const geluTanhOf = program("geluTanh", { inputs: { x: each }, definitions: inner, result: "x * s" });

const geluTanhGradient = program("geluTanhBackward", {
  inputs: { x: each, dy: each },
  definitions: {
    ...inner,
    spread: "e / (1 + e) / (1 + e)",
    slope: "(1 + 0.134145 * x * x) * 1.59576912160573071",
  },
  result: "dy * (s + x * spread * slope)",
});

type GeluKernel = "gelu" | "geluBackward" | "geluTanh" | "geluTanhBackward";

export function geluKernels(slots: Slots): Pick<Kernels, GeluKernel> {
  return {
    gelu: (n, x, out) => computeEach(slots, geluOf, n, { inputs: { x }, out }),
    geluBackward: (n, x, dy, out) => computeEach(slots, geluGradient, n, { inputs: { x, dy }, out }),
    geluTanh: (n, x, out) => computeEach(slots, geluTanhOf, n, { inputs: { x }, out }),
    geluTanhBackward: (n, x, dy, out) => computeEach(slots, geluTanhGradient, n, { inputs: { x, dy }, out }),
  };
}
