// The compute kernels, compiled twice: with relaxed SIMD (fused multiply-add) and without.
// Pointers are byte addresses in the one linear memory that the engine hands out (see ../heap.ts).
export { gemm, columnSum } from "./gemm";
export { tanh, tanhBackward } from "./activation";
export { crossEntropy, crossEntropyBackward } from "./cross-entropy";
export { gatherRows, scatterAddRows, findOutOfRange } from "./rows";
export { columnStatistics, inverseStd, reciprocal, normalize, affineBackward, normalizeBackward } from "./batch-norm";
export { fill, copy, add, sgdStep, updateRunning } from "./elementwise";

/** First address free for data: below it lie the kernels' own tables and scratch. */
export function heapBase(): usize {
  return __heap_base;
}
