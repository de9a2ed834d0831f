import type { Kernels } from "../../../src/engine/kernels/backend";
import { elementwiseCases } from "./elementwise-cases";
import { indexingCases } from "./indexing-cases";
import type { Draw, KernelCase } from "./kernel-case";
import { matrixCases } from "./matrix-cases";
import { trainingCases } from "./training-cases";

/** A call of each kernel on numbers and shapes of a draw. */
export const kernelCases: Record<keyof Kernels, (draw: Draw) => KernelCase> = {
  ...elementwiseCases,
  ...matrixCases,
  ...indexingCases,
  ...trainingCases,
};
