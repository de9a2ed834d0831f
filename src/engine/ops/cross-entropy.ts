import { record } from "../autograd";
import { Refusal, type RefusalKind } from "../refusal";
import { currentBackend, dtypeName, empty, type Tensor } from "../tensor";
import { gather } from "./gather";
import { neg } from "./neg";
import { requireFloat } from "./require-float";
import { requireIndices } from "./require-indices";
import { logSoftmax } from "./softmax";
import { sum } from "./sum";
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
  switch (reduction) {
    case "none":
      return losses;
    case "sum":
      return sum(losses);
    default:
      throw refusal(
        logits,
        targets,
        `${reduction satisfies never} is not a valid value for reduction`,
        "ValueError",
      );
  }
}

/** The mean in one kernel each way: training comes through here. */
function meanCrossEntropy(logits: Tensor, targets: Tensor): Tensor {
  const { kernels } = currentBackend();
  const [rows, classes] = logits.shape;
  const probabilities = empty(logits.shape);
  const loss = empty([]);
  kernels.crossEntropy(rows, classes, logits.handle, targets.handle, probabilities.handle, loss.handle);

  return record("cross_entropy", loss, [logits], [targets], (dloss) => {
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
  if (logits.shape.length !== 2) {
    throw refusal(
      logits,
      targets,
      `Expected logits of 2 dimensions, [N, classes], but got ${logits.shape.length}`,
    );
  }
  const [rows] = logits.shape;
  const [targetRows = 1] = targets.shape;
  if (targetRows !== rows) {
    const words = `Expected input batch_size (${rows}) to match target batch_size (${targetRows}).`;
    throw refusal(logits, targets, words, "ValueError");
  }
  requireFloat("cross_entropy", logits, "log_softmax_lastdim_kernel_impl", [logits, targets]);
  if (targets.dtype !== "int32") {
    throw refusal(logits, targets, `expected scalar type Long but found ${dtypeName[targets.dtype]}`);
  }
  if (targets.shape.length > 1) {
    throw refusal(logits, targets, "0D or 1D target tensor expected, multi-target not supported");
  }
  requireIndices("cross_entropy", logits, 1, targets, {
    words: (target) => `Target ${target} is out of bounds.`,
  });
}

function refusal(logits: Tensor, targets: Tensor, words: string, kind?: RefusalKind): Refusal {
  return new Refusal("cross_entropy", words, [logits, targets], kind);
}
