import { currentBackend, type Tensor } from "../tensor";
import { invalid, Optimizer } from "./optimizer";

export interface AdamOptions {
  betas?: readonly [number, number];
  eps?: number;
  weightDecay?: number;
  amsgrad?: boolean;
}

/**
 * torch.optim.Adam (Kingma & Ba 2015): lr·m̂/(√v̂ + eps), where m̂ and v̂ are the running means of the gradient and of its
 * square, divided by 1 − βᵗ for having begun at 0. Its buffers: exp_avg, exp_avg_sq and, with amsgrad (Reddi et al.
 * 2018), max_exp_avg_sq.
 */
export class Adam extends Optimizer {
  private readonly betas: readonly [number, number];
  private readonly eps: number;
  private readonly weightDecay: number;

  constructor(
    parameters: readonly Tensor[],
    { betas = [0.9, 0.999], eps = 1e-8, weightDecay = 0, amsgrad = false }: AdamOptions = {},
  ) {
    betas.forEach((beta, i) => {
      if (!(beta >= 0 && beta < 1)) throw invalid("Adam", `beta parameter at index ${i}:`, beta);
    });
    if (!(eps >= 0)) throw invalid("Adam", "epsilon value:", eps);
    if (!(weightDecay >= 0)) throw invalid("Adam", "weight_decay value:", weightDecay);
    super(parameters, amsgrad ? 3 : 2);
    this.betas = betas;
    this.eps = eps;
    this.weightDecay = weightDecay;
  }

  protected update(
    parameter: Tensor,
    gradient: Tensor,
    learningRate: number,
    step: number,
    [mean, square, largest]: readonly Tensor[],
  ): void {
    const [beta1, beta2] = this.betas;
    currentBackend().kernels.adamStep(
      parameter.size,
      gradient.handle,
      learningRate / (1 - beta1 ** step),
      Math.sqrt(1 - beta2 ** step),
      beta1,
      beta2,
      this.eps,
      this.weightDecay,
      mean.handle,
      square.handle,
      largest ? largest.handle : null,
      parameter.handle,
    );
  }
}
