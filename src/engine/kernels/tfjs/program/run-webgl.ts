import type { GPGPUProgram, MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { ProgramRun } from "./kernel";
import type { Extent, Program } from "./program";
import { constantName, elementFunction, inputName, readerName } from "./shader";

/** TensorFlow.js knows a shader by its text, which is written once for each extent. */
const shaders = new WeakMap<Program, Map<string, GPGPUProgram>>();

export function runOnWebgl(backend: MathBackendWebGL, run: ProgramRun): TensorInfo {
  const { program, extent, inputs, constants } = run;
  const known = shaders.get(program) ?? new Map<string, GPGPUProgram>();
  shaders.set(program, known);
  const key = `${extent.rows},${extent.columns},${extent.count}`;
  const shader = known.get(key) ?? shaderOf(program, extent);
  known.set(key, shader);
  const uniforms = constants.map((value) => [value]);
  return backend.runWebGLProgram(shader, inputs, "float32", uniforms);
}

/**
 * Packed textures hold 2×2 numbers a texel; what lies outside the matrix must be 0, for matrix products read it. A
 * shader writes one texel at a time.
 */
function shaderOf(program: Program, extent: Extent): GPGPUProgram {
  const { rows, columns } = extent;
  return {
    variableNames: program.inputs.map(({ name }) => inputName(name)),
    customUniforms: program.constants.map((name) => ({ name: constantName(name), type: "float" })),
    outputShape: [rows, columns],
    packedInputs: true,
    packedOutput: true,
    userCode: `
      ${program.inputs.map(({ name }) => reader(name)).join("\n")}
      ${elementFunction(program, extent, "glsl")}
      void main() {
        ivec2 at = getOutputCoords();
        bool right = at.y + 1 < ${columns};
        bool below = at.x + 1 < ${rows};
        setOutput(vec4(
          element(at.x, at.y),
          right ? element(at.x, at.y + 1) : 0.0,
          below ? element(at.x + 1, at.y) : 0.0,
          right && below ? element(at.x + 1, at.y + 1) : 0.0
        ));
      }`,
  };
}

/** TensorFlow.js makes getIn_x(row, column) of the sampler in_x: the texel that starts at an even row and column. */
function reader(name: string): string {
  const texel = `get${inputName(name).replace(/^./, (first) => first.toUpperCase())}`;
  return `float ${readerName(name)}(int row, int column) {
    return getChannel(${texel}(row / 2 * 2, column / 2 * 2), vec2(row, column));
  }`;
}
