import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { ProgramRun } from "./kernel";
import { constantName, elementFunction, inputName, readerName } from "./shader";

const WORKGROUP = 64;

/** Buffers hold matrices row by row; one invocation computes one number. */
export function runOnWebgpu(backend: WebGPUBackend, run: ProgramRun): TensorInfo {
  const { program, extent, inputs, constants } = run;
  const { rows, columns, count } = extent;
  const variableNames = program.inputs.map(({ name }) => inputName(name));
  const shader = {
    variableNames,
    uniforms: program.constants.map((name) => `${constantName(name)} : f32, `).join(""),
    outputShape: [rows, columns],
    size: true,
    workgroupSize: [WORKGROUP, 1, 1] as [number, number, number],
    dispatchLayout: { x: [0, 1] },
    dispatch: [Math.ceil((rows * columns) / WORKGROUP), 1, 1] as [number, number, number],
    shaderKey: `${program.name}:${count}`,
    getUserCode: () => `
      ${program.inputs.map(({ name }) => reader(name)).join("\n")}
      ${elementFunction(program, extent, "wgsl")}
      fn main(index : i32) {
        if (index < uniforms.size) {
          result[index] = element(index / uniforms.outShape.y, index % uniforms.outShape.y);
        }
      }`,
  };
  const uniforms = constants.map((value) => ({ type: "float32", data: [value] }));
  return backend.runWebGPUProgram(shader, inputs, "float32", uniforms);
}

function reader(name: string): string {
  const buffer = inputName(name);
  return `fn ${readerName(name)}(row : i32, column : i32) -> f32 {
    return ${buffer}[row * uniforms.${buffer}Shape.y + column];
  }`;
}
