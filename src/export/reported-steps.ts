/** Steps at which a notebook prints its loss, and the Lab keeps its own: dense at the start, where the loss moves. */
export const firstReported = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000] as const;
/** The lesson prints once in so many steps. */
export const reportEvery = 10_000;

export function isReported(step: number): boolean {
  return step % reportEvery === 0 || (firstReported as readonly number[]).includes(step);
}
