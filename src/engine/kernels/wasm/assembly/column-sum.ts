/**
 * out[N] = the sum over the rows of x[M×N]: the gradient of a bias. Row by row: going down a column of a wide matrix,
 * whose rows lie a power of two apart, would push its numbers out of the cache before their neighbours are read.
 */
export function columnSum(m: i32, n: i32, x: usize, out: usize): void {
  const row = <usize>n * 4;
  memory.fill(out, 0, row);
  for (let i = 0; i < m; i++) {
    for (let j: usize = 0; j < row; j += 16) v128.store(out + j, f32x4.add(v128.load(out + j), v128.load(x + j)));
    x += row;
  }
}
