import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import {
  engine,
  getKernel,
  type NamedAttrMap,
  type NamedTensorMap,
  registerKernel,
  type Tensor2D,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import type { Extent, Program } from "./program";
import { runOnCpu } from "./run-cpu";
import { runOnWebgl } from "./run-webgl";
import { runOnWebgpu } from "./run-webgpu";

/** One launch. Inputs and constants are in the program's order; the inputs are float32 matrices. */
export interface ProgramRun {
  program: Program;
  extent: Extent;
  inputs: TensorInfo[];
  constants: readonly number[];
}

const KERNEL = "Program";

const runs = {
  webgpu: (backend: unknown, run: ProgramRun) => runOnWebgpu(backend as WebGPUBackend, run),
  webgl: (backend: unknown, run: ProgramRun) => runOnWebgl(backend as MathBackendWebGL, run),
  cpu: (backend: unknown, run: ProgramRun) => runOnCpu(backend as MathBackendCPU, run),
};

/** Teaches a backend of TensorFlow.js to run programs, as a kernel of its own. */
export function registerPrograms(backendName: keyof typeof runs): void {
  if (getKernel(KERNEL, backendName)) return;
  registerKernel({
    kernelName: KERNEL,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { program, extent, constants } = attrs as unknown as ProgramRun;
      return runs[backendName](backend, {
        program,
        extent,
        constants,
        inputs: Object.values(inputs as Record<string, TensorInfo>),
      });
    },
  });
}

/** Launches a program on the backend in use: a matrix of rows × columns. */
export function launch(run: Omit<ProgramRun, "inputs"> & { inputs: Tensor2D[] }): Tensor2D {
  const inputs = { ...run.inputs } as unknown as NamedTensorMap;
  return engine().runKernel(KERNEL, inputs, run as unknown as NamedAttrMap) as Tensor2D;
}
