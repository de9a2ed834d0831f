import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";

/**
 * Mean over the batch of −log softmax(logits)[target]: logits [N, classes], int32 targets [N] → scalar
 * (torch.nn.functional.cross_entropy). dlogits = (softmax − onehot)/N.
 */
export function crossEntropy(logits: Tensor, targets: Tensor): Tensor {
  const { kernels } = currentBackend();
  const [rows = 0, classes = 0] = logits.shape;
  if (logits.shape.length !== 2 || targets.size !== rows) {
    throw new Error(
      `Expected input batch_size (${rows}) to match target batch_size (${targets.size}): logits ` +
        `[${logits.shape.join(", ")}], targets [${targets.shape.join(", ")}]`,
    );
  }
  const wrong = kernels.findOutOfRange(rows, classes, targets.handle);
  if (wrong >= 0) throw new Error(`Target ${targets.toInt32Array()[wrong]} is out of bounds.`);
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
