/** Softmax and the loss of one example, in doubles. */
export interface SoftmaxOfOne {
  probabilities: number[];
  /** −ln p of the class that is right. */
  loss: number;
}

/** eˡ/Σeˡ and −ln p = −l + ln Σeˡ, with the largest logit taken off first, as every library does. */
export function softmaxOfOne(logits: readonly number[], right: number): SoftmaxOfOne {
  const most = Math.max(...logits);
  const exponentials = logits.map((logit) => Math.exp(logit - most));
  const sum = exponentials.reduce((total, exponential) => total + exponential, 0);
  return {
    probabilities: exponentials.map((exponential) => exponential / sum),
    loss: most - logits[right] + Math.log(sum),
  };
}
