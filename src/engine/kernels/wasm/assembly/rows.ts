/**
 * out[i] = table[indices[i]], rows of `width` 4-byte numbers (float32 or int32): an embedding, or a minibatch.
 * Rows are written in order, so that the spill of each last vector is overwritten by the next row.
 */
export function gatherRows(count: i32, width: i32, table: usize, indices: usize, out: usize): void {
  const row = <usize>width * 4;
  for (let i = 0; i < count; i++) {
    const from = table + row * <usize>load<i32>(indices + <usize>i * 4);
    for (let j: usize = 0; j < row; j += 16) v128.store(out + j, v128.load(from + j));
    out += row;
  }
}

/** table[indices[i]] += rows[i], in order: the gradient of gatherRows. */
export function scatterAddRows(count: i32, width: i32, rows: usize, indices: usize, table: usize): void {
  const row = <usize>width * 4;
  const whole = row & ~15;
  for (let i = 0; i < count; i++) {
    const to = table + row * <usize>load<i32>(indices + <usize>i * 4);
    let j: usize = 0;
    for (; j < whole; j += 16) v128.store(to + j, f32x4.add(v128.load(to + j), v128.load(rows + j)));
    for (; j < row; j += 4) f32.store(to + j, f32.load(to + j) + f32.load(rows + j));
    rows += row;
  }
}

/** Position of the first index outside [0, size), or −1 when all are inside. */
export function findOutOfRange(count: i32, size: i32, indices: usize): i32 {
  for (let i = 0; i < count; i++) {
    if (<u32>load<i32>(indices + <usize>i * 4) >= <u32>size) return i;
  }
  return -1;
}
