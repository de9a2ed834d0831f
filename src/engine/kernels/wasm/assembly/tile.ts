// The register tile of a matrix product, after BLIS (Van Zee & van de Geijn 2015): up to 6 rows × 8 columns of C.
//
// Twelve accumulators cover the latency of the core's two fused multiply-adds a cycle and leave room for the loads
// between them; with two vectors of columns and one splat they fit in the fifteen registers that V8 gives out. The loop
// does one product a turn: of two, the compiler moves those of one accumulator together, where the second must wait.
// Strides are in bytes.
import { madd } from "./simd";

/** Rows of A in a strip, at most. */
export const ROWS: i32 = 6;
/** Columns of B in a strip. */
export const COLUMNS: i32 = 8;
/** Numbers that packing may write past a strip. */
export const OVERHANG: i32 = 8;

/** Bytes from one strip to the next. */
// @ts-ignore: decorator
@inline
export function stripBytes(width: i32, depth: i32): usize {
  return <usize>(width * depth + OVERHANG) * 4;
}

/**
 * `count` × `panels` tiles below and beside each other: C[rows × 8] = start + A·B each, of consecutive strips of A and of
 * B; `startRow` is 0 when all rows start from the same numbers. `rows` is a constant where this is called: what the
 * smaller tiles don't need is not compiled.
 */
// @ts-ignore: decorator
@inline
function tiles(
  rows: i32,
  count: i32,
  panels: i32,
  depth: i32,
  aStrip: usize,
  bStrips: usize,
  cStrip: usize,
  cRow: usize,
  startStrip: usize,
  startRow: usize,
): void {
  for (; count > 0; count--) {
    let p = bStrips;
    for (let j: usize = 0; j < <usize>panels * COLUMNS * 4; j += COLUMNS * 4) {
      let a = aStrip;
      let c = cStrip + j;
      let start = startStrip + j;
      const end = p + <usize>depth * COLUMNS * 4;
      let c00 = v128.load(start);
      let c01 = v128.load(start, 16);
      if (rows > 1) start += startRow;
      let c10 = v128.load(start);
      let c11 = v128.load(start, 16);
      if (rows > 2) start += startRow;
      let c20 = v128.load(start);
      let c21 = v128.load(start, 16);
      if (rows > 3) start += startRow;
      let c30 = v128.load(start);
      let c31 = v128.load(start, 16);
      if (rows > 4) start += startRow;
      let c40 = v128.load(start);
      let c41 = v128.load(start, 16);
      if (rows > 5) start += startRow;
      let c50 = v128.load(start);
      let c51 = v128.load(start, 16);
      do {
        const b0 = v128.load(p);
        const b1 = v128.load(p, 16);
        let s = v128.load_splat<f32>(a);
        c00 = madd(s, b0, c00);
        c01 = madd(s, b1, c01);
        if (rows > 1) {
          s = v128.load_splat<f32>(a, 4);
          c10 = madd(s, b0, c10);
          c11 = madd(s, b1, c11);
        }
        if (rows > 2) {
          s = v128.load_splat<f32>(a, 8);
          c20 = madd(s, b0, c20);
          c21 = madd(s, b1, c21);
        }
        if (rows > 3) {
          s = v128.load_splat<f32>(a, 12);
          c30 = madd(s, b0, c30);
          c31 = madd(s, b1, c31);
        }
        if (rows > 4) {
          s = v128.load_splat<f32>(a, 16);
          c40 = madd(s, b0, c40);
          c41 = madd(s, b1, c41);
        }
        if (rows > 5) {
          s = v128.load_splat<f32>(a, 20);
          c50 = madd(s, b0, c50);
          c51 = madd(s, b1, c51);
        }
        a += <usize>rows * 4;
        p += COLUMNS * 4;
      } while (p < end);
      v128.store(c, c00);
      v128.store(c, c01, 16);
      if (rows > 1) {
        c += cRow;
        v128.store(c, c10);
        v128.store(c, c11, 16);
      }
      if (rows > 2) {
        c += cRow;
        v128.store(c, c20);
        v128.store(c, c21, 16);
      }
      if (rows > 3) {
        c += cRow;
        v128.store(c, c30);
        v128.store(c, c31, 16);
      }
      if (rows > 4) {
        c += cRow;
        v128.store(c, c40);
        v128.store(c, c41, 16);
      }
      if (rows > 5) {
        c += cRow;
        v128.store(c, c50);
        v128.store(c, c51, 16);
      }
      p += OVERHANG * 4;
    }
    aStrip += stripBytes(rows, depth);
    cStrip += cRow * <usize>rows;
    startStrip += startRow * <usize>rows;
  }
}

/** Tiles of a height known only now. */
export function tilesOf(
  rows: i32,
  count: i32,
  panels: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  cRow: usize,
  start: usize,
  startRow: usize,
): void {
  switch (rows) {
    case 6:
      return tiles(6, count, panels, depth, a, b, c, cRow, start, startRow);
    case 5:
      return tiles(5, count, panels, depth, a, b, c, cRow, start, startRow);
    case 4:
      return tiles(4, count, panels, depth, a, b, c, cRow, start, startRow);
    case 3:
      return tiles(3, count, panels, depth, a, b, c, cRow, start, startRow);
    case 2:
      return tiles(2, count, panels, depth, a, b, c, cRow, start, startRow);
    default:
      return tiles(1, count, panels, depth, a, b, c, cRow, start, startRow);
  }
}
