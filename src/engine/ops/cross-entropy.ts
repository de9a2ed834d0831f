import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";
import { gather } from "./gather";
import { neg } from "./neg";
import { logSoftmax } from "./softmax";
import { sum } from "./sum";
import { dtypeName } from "./to";
import { view } from "./view";

/** Over the batch. `none`: the loss of each example, [N]. */
export type Reduction = "mean" | "sum" | "none";

/**
 * −log softmax(logits)[target] for logits [N, classes] and int32 targets [N] → scalar, or [N] without a reduction
 * (torch.nn.functional.cross_entropy). dlogits = (softmax − onehot)·dloss, over N for the mean.
 */
export function crossEntropy(logits: Tensor, targets: Tensor, reduction: Reduction = "mean"): Tensor {
  checkTargets(logits, targets);
  if (reduction === "mean") return meanCrossEntropy(logits, targets);
  const [rows] = logits.shape;
  const ofTarget = gather(logSoftmax(logits, 1), 1, view(targets, [rows, 1]));
  const losses = neg(view(ofTarget, [rows]));
  return reduction === "sum" ? sum(losses) : losses;
}

/** The mean in one kernel each way: training comes through here. */
function meanCrossEntropy(logits: Tensor, targets: Tensor): Tensor {
  const { kernels } = currentBackend();
  const [rows, classes] = logits.shape;
  const probabilities = empty(logits.shape);
  const loss = empty([]);
  kernels.crossEntropy(rows, classes, logits.handle, targets.handle, probabilities.handle, loss.handle);

  return record("cross_entropy", loss, [logits], (dloss) => {
    const dlogits = empty(logits.shape);
    kernels.crossEntropyBackward(
      rows,
      classes,
      probabilities.handle,
      targets.handle,
      dloss.handle,
      dlogits.handle,
    );
    return [dlogits];
  });
}

function checkTargets(logits: Tensor, targets: Tensor): void {
  const [rows = 0, classes = 0] = logits.shape;
  if (targets.dtype !== "int32") {
    throw new Error(`expected scalar type Long but found ${dtypeName[targets.dtype]}`);
  }
  if (logits.shape.length !== 2 || targets.size !== rows) {
    throw new Error(
      `Expected input batch_size (${rows}) to match target batch_size (${targets.size}). Logits ` +
        `[${logits.shape.join(", ")}], targets [${targets.shape.join(", ")}]`,
    );
  }
  const wrong = currentBackend().kernels.findOutOfRange(rows, classes, targets.handle);
  if (wrong >= 0) throw new Error(`Target ${targets.toInt32Array()[wrong]} is out of bounds.`);
}
