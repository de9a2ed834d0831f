/** At each place the mean of the `window` values that end there, or of as many as there are. */
export function movingMean(values: ArrayLike<number>, window: number): number[] {
  let sum = 0;
  return Array.from(values, (value, i) => {
    sum += value - (i >= window ? values[i - window] : 0);
    return sum / Math.min(i + 1, window);
  });
}
