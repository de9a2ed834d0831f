import type { Provenance } from "./figure";
import { type Live, still } from "./live";

const bySeed = new Map<number | null, Live<Provenance>>();

/** Where the numbers of a study or a formula come from; the same object for the same seed, so that nothing listens anew. */
export function computedWith(seed: number | null): Live<Provenance> {
  const known = bySeed.get(seed) ?? still<Provenance>({ source: "computed", seed });
  bySeed.set(seed, known);
  return known;
}

/** Signal of a figure whose data come with a render: it is drawn after each of them, and at no other time. */
export const withRender = still(null);
