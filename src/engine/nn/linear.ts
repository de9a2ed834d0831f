import { addmm } from "../ops/addmm";
import { view } from "../ops/view";
import type { Generator } from "../random/torch-generator";
import { Refusal } from "../refusal";
import { sizeOf } from "../shape";
import { type Tensor, tensor, zeros } from "../tensor";
import { calculateGain } from "./gain";
import { kaimingStd, randn } from "./init";
import { Module } from "./module";

export interface LinearOptions {
  generator: Generator;
  /** Standard deviation of weights drawn as the lesson draws them; without it they start as PyTorch's do. */
  std?: number;
  /** PyTorch's start or none at all; or, as in the lesson, drawn with a standard deviation or zero without a draw. */
  bias?: boolean | { std: number } | "zeros";
}

/** y = x W + b: [N, …, fan_in] → [N, …, fan_out]. nn.Linear, but the weight is stored [fan_in, fan_out] as the lesson does. */
export class Linear extends Module {
  readonly weight: Tensor; // [fan_in, fan_out]
  readonly bias: Tensor | null; // [fan_out]

  constructor(fanIn: number, fanOut: number, { generator, std, bias = true }: LinearOptions) {
    super();
    this.weight =
      std === undefined ? torchWeight(fanIn, fanOut, generator) : randn([fanIn, fanOut], generator, std);
    this.bias = startOfBias(bias, fanIn, fanOut, generator);
    this.weight.requireGrad();
    this.bias?.requireGrad();
  }

  forward(x: Tensor): Tensor {
    if (x.shape.length === 0) {
      const words = "both arguments to matmul need to be at least 1D, but they are 0D and 2D";
      throw new Refusal("linear", words, [x, this.weight]);
    }
    if (x.shape.length === 2) return addmm(this.bias, x, this.weight);
    const leading = x.shape.slice(0, -1);
    const y = addmm(this.bias, view(x, [sizeOf(leading), x.shape.at(-1)!]), this.weight);
    return view(y, [...leading, y.shape[1]]);
  }

  override parameters(): Tensor[] {
    return this.bias ? [this.weight, this.bias] : [this.weight];
  }
}

/** Drawn in PyTorch's order, [fan_out, fan_in], by kaiming_uniform_(a=√5), which is ±1/√fan_in; stored transposed. */
function torchWeight(fanIn: number, fanOut: number, generator: Generator): Tensor {
  const bound = Math.sqrt(3) * kaimingStd(fanIn, calculateGain("leaky_relu", Math.sqrt(5)));
  const drawn = generator.uniform(fanOut * fanIn, -bound, bound);
  const transposed = drawn.map((_, i) => drawn[(i % fanOut) * fanIn + Math.floor(i / fanOut)]);
  return tensor(transposed, [fanIn, fanOut]);
}

function startOfBias(
  bias: NonNullable<LinearOptions["bias"]>,
  fanIn: number,
  fanOut: number,
  generator: Generator,
): Tensor | null {
  if (bias === false) return null;
  if (bias === "zeros") return zeros([fanOut]);
  if (bias !== true) return randn([fanOut], generator, bias.std);
  const bound = 1 / Math.sqrt(fanIn);
  return tensor(generator.uniform(fanOut, -bound, bound), [fanOut]);
}
