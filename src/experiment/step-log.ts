import { noGrad } from "../engine/autograd";
import { variance } from "../engine/ops/variance";
import { Scope } from "../engine/scope";
import { download, empty, type Tensor } from "../engine/tensor";

/** How much one update moved each of some tensors. */
export interface SampledUpdate {
  /** The update leads from this step to the next. */
  step: number;
  /** log10(learning rate · std of the gradient / std of the tensor); −Infinity where the gradient doesn't vary. */
  ratios: number[];
}

interface UnreadUpdate {
  step: number;
  learningRate: number;
  /** Of each gradient and each tensor, by turns. */
  variances: Tensor[];
}

/** What steps leave with the backend to be told: a GPU is asked for it once in many steps, for all of it together. */
export class StepLog {
  private losses: Tensor[] = [];
  private updates: UnreadUpdate[] = [];
  private readonly scope = new Scope();

  /** Keeps a copy of a scalar. */
  addLoss(loss: Tensor): void {
    const copy = this.scope.run(() => empty([]));
    copy.copyFrom(loss);
    this.losses.push(copy);
  }

  /** To be called when the update of `step` has been applied to `parameters` and their gradients are still there. */
  addUpdate(step: number, learningRate: number, parameters: readonly Tensor[]): void {
    const variances = this.scope.run(() =>
      noGrad(() => parameters.flatMap((parameter) => [variance(parameter.grad!), variance(parameter)])),
    );
    this.updates.push({ step, learningRate, variances });
  }

  /** What was added since the last read, in order. */
  async read(): Promise<{ losses: number[]; updates: SampledUpdate[] }> {
    const { losses, updates } = this;
    const values = download([...losses, ...updates.flatMap(({ variances }) => variances)]);
    this.clear();
    const scalars = (await values).map(([value]) => value);
    const told = scalars.splice(0, losses.length);
    return {
      losses: told,
      updates: updates.map(({ step, learningRate, variances }) => {
        return { step, ratios: ratiosOf(scalars.splice(0, variances.length), learningRate) };
      }),
    };
  }

  clear(): void {
    this.scope.free();
    this.losses = [];
    this.updates = [];
  }
}

function ratiosOf(variances: number[], learningRate: number): number[] {
  return Array.from({ length: variances.length / 2 }, (_, i) => {
    const [gradient, data] = variances.slice(2 * i, 2 * i + 2);
    return Math.log10(learningRate) + Math.log10(gradient / data) / 2;
  });
}
