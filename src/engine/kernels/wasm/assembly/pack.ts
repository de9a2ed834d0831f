// Packs the operands of a matrix product, block by block, into strips in the order in which the tile reads them: wide
// matrices, whose rows lie a power of two apart, would else push each other out of the cache. Memory after an operand may
// be read (and is ignored), never written: see ../heap.ts for the room that is left there.
import { COLUMNS, OVERHANG, ROWS, stripBytes } from "./tile";

/** Products done with one packing: a strip of B of this depth takes 8 KiB, a quarter of a small first-level cache. */
export const DEPTH: i32 = 256;
/** Strips of B packed together at full depth: 64 bytes, a whole cache line of each of its rows. */
const B_STRIPS: i32 = 2;
/** Strips of A packed together at full depth. */
const A_STRIPS: i32 = 10;
/** Bytes after a block that packing its last rows may write. */
const SPILL: i32 = 128;

const A_NUMBERS: i32 = A_STRIPS * (DEPTH * ROWS + OVERHANG);
export const B_NUMBERS: i32 = B_STRIPS * (DEPTH * COLUMNS + OVERHANG);
export const packedA: usize = memory.data(A_NUMBERS * 4 + SPILL, 64);
export const packedB: usize = memory.data(B_NUMBERS * 4 + SPILL, 64);

/** Rows of A, of this depth, that fit in its block. */
export function rowsAtOnce(depth: i32): i32 {
  return (A_NUMBERS / (depth * ROWS + OVERHANG)) * ROWS;
}

/** Columns of B, of this depth, that fit in its block. */
export function columnsAtOnce(depth: i32): i32 {
  return (B_NUMBERS / (depth * COLUMNS + OVERHANG)) * COLUMNS;
}

/** Packs columns of a [depth × …] matrix whose rows lie `row` bytes apart: `strips` of `width` columns each. */
function packColumns(from: usize, row: usize, strips: i32, width: i32, depth: i32, to: usize): void {
  const step = <usize>width * 4;
  const strip = stripBytes(width, depth);
  for (let k = 0; k < depth; k++) {
    let p = from;
    let q = to;
    for (let i = 0; i < strips; i++) {
      v128.store(q, v128.load(p));
      if (width > 4) v128.store(q, v128.load(p, 16), 16);
      p += step;
      q += strip;
    }
    from += row;
    to += step;
  }
}

/** Packs `width` rows of a [… × depth] matrix that lie `row` bytes apart, `present` of them there, by 4×4 transposes. */
// @ts-ignore: decorator
@inline
function packRows(from: usize, row: usize, present: i32, width: i32, depth: i32, to: usize): void {
  const step = <usize>width * 4;
  for (let i = width > 4 ? 4 : 0; i >= 0; i -= 4) {
    // Rows past the last one may lie outside the memory: the last is read in their place, and ignored.
    const r0 = from + row * <usize>min(i, present - 1);
    const r1 = from + row * <usize>min(i + 1, present - 1);
    const r2 = from + row * <usize>min(i + 2, present - 1);
    const r3 = from + row * <usize>min(i + 3, present - 1);
    let q = to + <usize>i * 4;
    for (let k: usize = 0; k < <usize>depth * 4; k += 16) {
      const x0 = v128.load(r0 + k);
      const x1 = v128.load(r1 + k);
      const x2 = v128.load(r2 + k);
      const x3 = v128.load(r3 + k);
      const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
      const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
      const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
      v128.store(q, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
      v128.store(q + step, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
      v128.store(q + 2 * step, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
      v128.store(q + 3 * step, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
      q += 4 * step;
    }
  }
}

/** Packs a [depth × columns] block of B. */
export function packB(from: usize, row: usize, transposed: bool, columns: i32, depth: i32): void {
  const strips = (columns + COLUMNS - 1) / COLUMNS;
  if (!transposed) {
    packColumns(from, row, strips, COLUMNS, depth, packedB);
    return;
  }
  let to = packedB;
  for (; columns > 0; columns -= COLUMNS) {
    packRows(from, row, min(columns, COLUMNS), COLUMNS, depth, to);
    from += row * COLUMNS;
    to += stripBytes(COLUMNS, depth);
  }
}

/** Packs a [rows × depth] block of A: strips of equal height, the first `rows % strips` of them one row taller. */
export function packA(from: usize, row: usize, transposed: bool, rows: i32, depth: i32): void {
  const strips = (rows + ROWS - 1) / ROWS;
  const height = rows / strips;
  const tall = rows % strips;
  let to = packedA;
  if (transposed) {
    packColumns(from, row, tall, height + 1, depth, to);
    from += <usize>(tall * (height + 1)) * 4;
    to += stripBytes(height + 1, depth) * <usize>tall;
    packColumns(from, row, strips - tall, height, depth, to);
    return;
  }
  for (let i = 0; i < strips; i++) {
    const width = i < tall ? height + 1 : height;
    packRows(from, row, width, width, depth, to);
    from += row * <usize>width;
    to += stripBytes(width, depth);
  }
}
