/** ln |Γ(x)| in double: Stirling's series from 10 on, Γ(x) = Γ(x+1)/x below, and the reflection of what is negative. */
export function lgamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return Number.POSITIVE_INFINITY;
    return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lgamma(1 - x);
  }
  if (x === 1 || x === 2) return 0;
  let product = 1;
  let at = x;
  for (; at < 10; at++) product *= at;
  const inverse = 1 / (at * at);
  const tail = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at;
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + tail - Math.log(product);
}

/** Its derivative. */
export function digamma(x: number): number {
  if (x <= 0) return Number.isInteger(x) ? Number.NaN : digamma(1 - x) - Math.PI / Math.tan(Math.PI * x);
  let sum = 0;
  let at = x;
  for (; at < 10; at++) sum -= 1 / at;
  const inverse = 1 / (at * at);
  return sum + Math.log(at) - 1 / (2 * at) - inverse * (1 / 12 - inverse * (1 / 120 - inverse / 252));
}

/** And that of it. */
export function trigamma(x: number): number {
  if (x <= 0) return (Math.PI / Math.sin(Math.PI * x)) ** 2 - trigamma(1 - x);
  let sum = 0;
  let at = x;
  for (; at < 10; at++) sum += 1 / (at * at);
  const inverse = 1 / (at * at);
  return sum + 1 / at + inverse / 2 + (inverse / at) * (1 / 6 - inverse * (1 / 30 - inverse / 42));
}
