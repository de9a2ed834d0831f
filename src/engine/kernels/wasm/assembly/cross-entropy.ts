import { softmaxRow } from "./softmax";

/**
 * Softmax of each row of logits [rows × v] into `probabilities`, and the mean of −log p[target] into `loss`
 * (torch.nn.functional.cross_entropy): log Σ exp(x) − x[target].
 */
export function crossEntropy(rows: i32, v: i32, logits: usize, targets: usize, probabilities: usize, loss: usize): void {
  const row = <usize>v * 4;
  let total: f64 = 0;
  for (let i = 0; i < rows; i++) {
    const target = load<i32>(targets + <usize>i * 4);
    total += softmaxRow(v, logits, probabilities) - <f64>f32.load(logits + <usize>target * 4);
    logits += row;
    probabilities += row;
  }
  f32.store(loss, <f32>(total / <f64>rows));
}

/** dlogits = (p − onehot(target)) · dloss / rows. */
export function crossEntropyBackward(
  rows: i32,
  v: i32,
  probabilities: usize,
  targets: usize,
  dloss: usize,
  dlogits: usize,
): void {
  const scale = f32.load(dloss) / <f32>rows;
  const scales = f32x4.splat(scale);
  const bytes = <usize>rows * <usize>v * 4;
  for (let j: usize = 0; j < bytes; j += 16) {
    v128.store(dlogits + j, f32x4.mul(v128.load(probabilities + j), scales));
  }
  for (let i = 0; i < rows; i++) {
    const at = dlogits + <usize>(i * v + load<i32>(targets + <usize>i * 4)) * 4;
    f32.store(at, f32.load(at) - scale);
  }
}
