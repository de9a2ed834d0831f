// The compute kernels, compiled twice: with relaxed SIMD (fused multiply-add) and without.
// Pointers are byte addresses in the one linear memory that the engine hands out (see ../heap.ts).
export { gemm } from "./gemm";
export { columnSum } from "./column-sum";
export { tanh, tanhBackward, sigmoid, sigmoidBackward, relu, reluBackward } from "./activation";
export { leakyRelu, leakyReluBackward, elu, eluBackward } from "./activation";
export { gelu, geluBackward, geluTanh, geluTanhBackward } from "./gelu";
export { neg, abs, absBackward, sqrt, exp, log, pow, clamp, clampBackward, select, toFloat, toInteger } from "./unary";
export { dimension } from "./dimensions";
export { binary } from "./binary";
export { readStrided, writeStrided } from "./strided";
export { sum, variance, maximum } from "./reduce";
export { softmax, softmaxBackward, logSoftmax, logSoftmaxBackward } from "./softmax";
export { gather, scatterAdd } from "./gather";
export { batchGemm } from "./batch-gemm";
export { crossEntropy, crossEntropyBackward } from "./cross-entropy";
export { gatherRows, scatterAddRows, findOutOfRange } from "./rows";
export { columnStatistics, inverseStd, reciprocal, normalize, affineBackward, normalizeBackward } from "./batch-norm";
export { fill, copy, add, mul, sgdStep, updateRunning } from "./elementwise";
export { sgdDecayStep, sgdMomentumStep, adamStep } from "./optimizer";

/** First address free for data: below it lie the kernels' own tables and scratch. */
export function heapBase(): usize {
  return __heap_base;
}
