import type { Kernels } from "../backend";
import { activationKernels } from "./activation";
import { batchNormKernels } from "./batch-norm";
import { binaryKernels } from "./binary";
import { crossEntropyKernels } from "./cross-entropy";
import { elementwiseKernels } from "./elementwise";
import { gatherKernels } from "./gather";
import { geluKernels } from "./gelu";
import { gemmKernels } from "./gemm";
import { optimizerKernels } from "./optimizer";
import { reduceKernels } from "./reduce";
import { rowKernels } from "./rows";
import type { Slots } from "./slots";
import { softmaxKernels } from "./softmax";
import { stridedKernels } from "./strided";
import { unaryKernels } from "./unary";

/** All kernels, on the blocks of these slots. */
export function kernelsOn(slots: Slots): Kernels {
  const gemm = gemmKernels(slots);
  return {
    ...elementwiseKernels(slots),
    ...gemm,
    ...activationKernels(slots),
    ...geluKernels(slots),
    ...unaryKernels(slots),
    ...binaryKernels(slots),
    ...stridedKernels(slots),
    ...reduceKernels(slots),
    ...softmaxKernels(slots),
    ...gatherKernels(slots),
    ...rowKernels(slots),
    ...crossEntropyKernels(slots),
    ...batchNormKernels(slots, gemm.columnSum),
    ...optimizerKernels(slots),
  };
}
