import { Refusal } from "../refusal";
import { currentBackend, type Tensor } from "../tensor";
import { invalid, Optimizer } from "./optimizer";

export interface SGDOptions {
  momentum?: number;
  dampening?: number;
  weightDecay?: number;
  nesterov?: boolean;
}

/**
 * torch.optim.SGD; without options the notebook's `p.data -= lr * p.grad`. With momentum it keeps one buffer a
 * parameter, the velocity, which begins as the first gradient, undamped.
 */
export class SGD extends Optimizer {
  private readonly momentum: number;
  private readonly dampening: number;
  private readonly weightDecay: number;
  private readonly nesterov: boolean;

  constructor(
    parameters: readonly Tensor[],
    { momentum = 0, dampening = 0, weightDecay = 0, nesterov = false }: SGDOptions = {},
  ) {
    if (!(momentum >= 0)) throw invalid("SGD", "momentum value:", momentum);
    if (!(weightDecay >= 0)) throw invalid("SGD", "weight_decay value:", weightDecay);
    if (nesterov && (momentum === 0 || dampening !== 0)) {
      const words = "Nesterov momentum requires a momentum and zero dampening";
      throw new Refusal("SGD", words, [], "ValueError");
    }
    super(parameters, momentum === 0 ? 0 : 1);
    this.momentum = momentum;
    this.dampening = dampening;
    this.weightDecay = weightDecay;
    this.nesterov = nesterov;
  }

  protected update(
    parameter: Tensor,
    gradient: Tensor,
    learningRate: number,
    step: number,
    [velocity]: readonly Tensor[],
  ): void {
    const { kernels } = currentBackend();
    const { size } = parameter;
    if (velocity) {
      kernels.sgdMomentumStep(
        size,
        gradient.handle,
        learningRate,
        this.weightDecay,
        this.momentum,
        step === 1 ? 0 : this.dampening,
        this.nesterov,
        velocity.handle,
        parameter.handle,
      );
    } else if (this.weightDecay === 0) {
      kernels.sgdStep(size, gradient.handle, learningRate, parameter.handle);
    } else {
      kernels.sgdDecayStep(size, gradient.handle, learningRate, this.weightDecay, parameter.handle);
    }
  }
}
