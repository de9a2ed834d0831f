import { currentBackend, type Tensor } from "../tensor";

/** Plain stochastic gradient descent, `p.data -= lr * p.grad` (torch.optim.SGD without momentum). */
export class Sgd {
  constructor(private readonly parameters: readonly Tensor[]) {}

  step(learningRate: number): void {
    const { kernels } = currentBackend();
    for (const parameter of this.parameters) {
      if (parameter.grad)
        kernels.sgdStep(parameter.size, parameter.grad.handle, learningRate, parameter.handle);
    }
  }

  zeroGrad(): void {
    for (const parameter of this.parameters) parameter.grad = null;
  }
}
