// Along the middle of x [outer × size × inner], by int32 indices [outer × count × inner].

/** out[o, i, j] = x[o, indices[o, i, j], j]; numbers of any 4-byte type. */
export function gather(
  outer: i32,
  size: i32,
  inner: i32,
  count: i32,
  x: usize,
  indices: usize,
  out: usize,
): void {
  const row = <usize>inner * 4;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < count; i++) {
      for (let j: usize = 0; j < row; j += 4) {
        store<i32>(out + j, load<i32>(x + row * <usize>load<i32>(indices + j) + j));
      }
      indices += row;
      out += row;
    }
    x += row * <usize>size;
  }
}

/** x[o, indices[o, i, j], j] += values[o, i, j], in order: the gradient of gather. */
export function scatterAdd(
  outer: i32,
  size: i32,
  inner: i32,
  count: i32,
  values: usize,
  indices: usize,
  x: usize,
): void {
  const row = <usize>inner * 4;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < count; i++) {
      for (let j: usize = 0; j < row; j += 4) {
        const at = x + row * <usize>load<i32>(indices + j) + j;
        f32.store(at, f32.load(at) + f32.load(values + j));
      }
      indices += row;
      values += row;
    }
    x += row * <usize>size;
  }
}
