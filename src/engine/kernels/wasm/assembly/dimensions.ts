// The nested loops of the kernels that walk by strides. A WebAssembly function takes numbers, not arrays: the caller
// first sets the loops one by one.

/** PyTorch's own limit. */
const MOST: i32 = 64;
const ENTRY: usize = 12;
const table: usize = memory.data(MOST * 12);

/** Loop d, counted from the outermost: its length, and the strides of the first and second operand, in numbers. */
export function dimension(d: i32, length: i32, first: i32, second: i32): void {
  const entry = table + <usize>d * ENTRY;
  store<i32>(entry, length);
  store<i32>(entry, first * 4, 4);
  store<i32>(entry, second * 4, 8);
}

// @ts-ignore: decorator
@inline
export function lengthOf(d: i32): i32 {
  return load<i32>(table + <usize>d * ENTRY);
}

/** In bytes, as is the next. */
// @ts-ignore: decorator
@inline
export function firstStride(d: i32): usize {
  return <usize>load<i32>(table + <usize>d * ENTRY, 4);
}

// @ts-ignore: decorator
@inline
export function secondStride(d: i32): usize {
  return <usize>load<i32>(table + <usize>d * ENTRY, 8);
}
