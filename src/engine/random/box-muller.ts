// The Box–Muller transform by which PyTorch fills 16 or more normal numbers (aten/src/ATen/native/cpu/
// DistributionTemplates.h, normal_fill): eight pairs at a time, u₁ … u₈ against u₉ … u₁₆.
//   r = √(−2 ln(1 − u₁)), θ = 2π u₂, writes r cos θ and r sin θ.
// Builds for AVX2 take float32 polynomials for ln, sin and cos (cephes, by way of J. Pommier's and G. Garberoglio's
// avx_mathfun, zlib licence), with fused multiply-adds where gcc contracts them: the last bit depends on it.
import { fma32 } from "./fma32";

const f = Math.fround;

/** Transforms 16 uniforms in place, from `offset` on, to numbers of N(mean, std²). */
export type Fill16 = (values: Float32Array, offset: number, mean: number, std: number) => void;

const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(f);
const SIN = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(f) as [number, number, number];
const COS = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(f) as [
  number,
  number,
  number,
];
/** ln 2 and π/4 in parts, so that a multiple of them is subtracted with more than 24 bits. */
const [LN2_LOW, LN2_HIGH] = [f(-2.1219444e-4), f(0.693359375)];
const [DP1, DP2, DP3] = [f(-0.78515625), f(-2.4187564849853516e-4), f(-3.774894977445941e-8)];
const FOUR_OVER_PI = f(1.27323954473516);
const SQRT_HALF = f(Math.SQRT1_2);
const TWO_PI = f(2 * Math.PI);

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** ln x for normal x in (0, 1]: x = m·2ᵉ with √½ ≤ m < √2, then a polynomial in m − 1. */
function log32(x: number): number {
  float[0] = x;
  let exponent = (bits[0] >>> 23) - 126;
  bits[0] = (bits[0] & 0x807fffff) | 0x3f000000;
  let m = float[0];
  if (m < SQRT_HALF) {
    exponent -= 1;
    m = f(f(m - 1) + m);
  } else {
    m = f(m - 1);
  }
  const square = f(m * m);
  let y = LOG[0];
  for (let k = 1; k < LOG.length; k++) y = fma32(y, m, LOG[k]);
  y = fma32(f(y * m), square, f(exponent * LN2_LOW));
  y = fma32(-square, 0.5, y);
  return fma32(exponent, LN2_HIGH, f(m + y));
}

/** x86 with AVX2 or AVX-512, compiled with contraction: the Linux wheels, Colab, Kaggle. */
export const fillAvx2: Fill16 = (values, offset, mean, std) => {
  for (let j = offset; j < offset + 8; j++) {
    const r = f(Math.sqrt(f(-2 * log32(f(1 - values[j])))));
    const theta = f(TWO_PI * values[j + 8]);
    // θ reduced by multiples of π/4 to |x| ≤ π/4, then a polynomial each for sin x and cos x.
    const octant = (Math.trunc(f(theta * FOUR_OVER_PI)) + 1) & ~1;
    const x = fma32(octant, DP3, fma32(octant, DP2, fma32(octant, DP1, theta)));
    const square = f(x * x);
    const cosTail = f(fma32(fma32(COS[0], square, COS[1]), square, COS[2]) * square);
    const cosX = f(fma32(cosTail, square, -f(square * 0.5)) + 1);
    const sinTail = f(fma32(fma32(SIN[0], square, SIN[1]), square, SIN[2]) * square);
    const sinX = fma32(sinTail, x, x);
    const swapped = (octant & 2) !== 0;
    const sin = (swapped ? cosX : sinX) * (octant & 4 ? -1 : 1);
    const cos = (swapped ? sinX : cosX) * ((octant - 2) & 4 ? 1 : -1);
    values[j] = fma32(f(r * cos), std, mean);
    values[j + 8] = fma32(f(r * sin), std, mean);
  }
};

/** Builds without AVX2 (arm64 among them): the C library's logf, cosf and sinf, here in double and rounded. */
export const fillScalar: Fill16 = (values, offset, mean, std) => {
  for (let j = offset; j < offset + 8; j++) {
    const r = f(Math.sqrt(f(-2 * f(Math.log(f(1 - values[j]))))));
    const theta = f(2 * Math.PI * values[j + 8]);
    values[j] = f(f(f(r * f(Math.cos(theta))) * std) + mean);
    values[j + 8] = f(f(f(r * f(Math.sin(theta))) * std) + mean);
  }
};

/** The same in double, for dtype=torch.float64. */
export function fillDouble(values: Float64Array, offset: number): void {
  for (let j = offset; j < offset + 8; j++) {
    const r = Math.sqrt(-2 * Math.log(1 - values[j]));
    const theta = 2 * Math.PI * values[j + 8];
    values[j] = r * Math.cos(theta);
    values[j + 8] = r * Math.sin(theta);
  }
}
