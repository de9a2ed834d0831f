import { firstStride, lengthOf } from "./dimensions";

/** Where the next number of the contiguous side is. */
let flat: usize = 0;

/** One run of a row: as a block where both sides are contiguous, one by one where not. */
// @ts-ignore: decorator
@inline
function copyRun(length: i32, from: usize, fromStride: usize, to: usize, toStride: usize): void {
  if (fromStride == 4 && toStride == 4) {
    memory.copy(to, from, <usize>length * 4);
    return;
  }
  for (let i = 0; i < length; i++, from += fromStride, to += toStride) store<i32>(to, load<i32>(from));
}

function readFrom(d: i32, last: i32, strided: usize): void {
  const length = lengthOf(d);
  const stride = firstStride(d);
  if (d == last) {
    copyRun(length, strided, stride, flat, 4);
    flat += <usize>length * 4;
    return;
  }
  for (let i = 0; i < length; i++, strided += stride) readFrom(d + 1, last, strided);
}

function writeTo(d: i32, last: i32, strided: usize): void {
  const length = lengthOf(d);
  const stride = firstStride(d);
  if (d == last) {
    copyRun(length, flat, 4, strided, stride);
    flat += <usize>length * 4;
    return;
  }
  for (let i = 0; i < length; i++, strided += stride) writeTo(d + 1, last, strided);
}

/** out, contiguous = the 4-byte numbers of x, from `offset` on, in the order of the loops set by dimension(). */
export function readStrided(rank: i32, x: usize, offset: i32, out: usize): void {
  flat = out;
  readFrom(0, rank - 1, x + <usize>offset * 4);
}

/** The inverse: the numbers of x, contiguous, to their places in out. The others stay. */
export function writeStrided(rank: i32, x: usize, out: usize, offset: i32): void {
  flat = x;
  writeTo(0, rank - 1, out + <usize>offset * 4);
}
