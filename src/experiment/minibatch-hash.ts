/** FNV-1a of nothing: http://www.isthe.com/chongo/tech/comp/fnv/ */
export const NO_MINIBATCHES = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * FNV-1a, 32 bits, of all indices drawn so far: `hash` is that of the minibatches before, `indices` [batchSize] are the
 * next one's, each four bytes, the lowest first. Two runs with the same hash have seen the same examples in the same
 * order, but for one chance in four thousand million.
 */
export function hashMinibatch(hash: number, indices: Int32Array): number {
  let all = hash;
  for (const index of indices) {
    all = Math.imul(all ^ (index & 0xff), PRIME);
    all = Math.imul(all ^ ((index >>> 8) & 0xff), PRIME);
    all = Math.imul(all ^ ((index >>> 16) & 0xff), PRIME);
    all = Math.imul(all ^ (index >>> 24), PRIME);
  }
  return all >>> 0;
}
