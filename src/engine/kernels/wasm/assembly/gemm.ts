// Matrix product for small matrices on one core, after BLIS (Van Zee & van de Geijn 2015): one register tile of
// 4 rows × 8 columns does all the arithmetic, whatever is transposed. Both operands are first packed, block by block,
// into strips of four (rows of A, columns of B) in the order in which the tile reads them: wide matrices, whose rows
// lie a power of two apart, would else push each other out of the cache.
//
// Eight accumulators cover the latency of the core's two fused multiply-adds a cycle; with two vectors of columns
// and one splat they fit in sixteen registers. Strides are in bytes. Memory after an operand may be read (and is
// ignored), never written: see ../heap.ts for the room that is left there.
import { madd } from "./simd";

/** A strip is [depth × 4]: four rows of A, or four columns of B, next to each other for every product. */
const STRIP: i32 = 4;
const ROWS: i32 = STRIP;
const COLUMNS: i32 = 2 * STRIP;
/** Products done with one packing: 16 columns of this depth take 16 KiB, half of a small first-level cache. */
const DEPTH: i32 = 256;
/** Columns of B packed together: 64 bytes, a whole cache line of each of its rows. */
const PACKED_COLUMNS: i32 = 4 * STRIP;
/** Rows of A packed together. */
const PACKED_ROWS: i32 = 16 * STRIP;

const packedB: usize = memory.data(DEPTH * PACKED_COLUMNS * 4, 64);
const packedA: usize = memory.data(DEPTH * PACKED_ROWS * 4, 64);
const edge: usize = memory.data(ROWS * COLUMNS * 4, 64);
const zeros: usize = memory.data(COLUMNS * 4, 64);

/** Bytes of a strip: its depth is made even by a product of zeros, for the tile does two at a time. */
// @ts-ignore: decorator
@inline
function stripBytes(depth: i32): usize {
  return <usize>((depth + 1) & ~1) * STRIP * 4;
}

/** C[4×8] = start + A·B; `startRow` is 0 when all rows start from the same 8 numbers. */
function tile(depth: i32, a: usize, b: usize, c: usize, cRow: usize, start: usize, startRow: usize): void {
  let c00 = v128.load(start);
  let c01 = v128.load(start, 16);
  start += startRow;
  let c10 = v128.load(start);
  let c11 = v128.load(start, 16);
  start += startRow;
  let c20 = v128.load(start);
  let c21 = v128.load(start, 16);
  start += startRow;
  let c30 = v128.load(start);
  let c31 = v128.load(start, 16);
  const end = a + stripBytes(depth);
  let right = b + stripBytes(depth);
  while (a < end) {
    let b0 = v128.load(b);
    let b1 = v128.load(right);
    let s = v128.load_splat<f32>(a);
    c00 = madd(s, b0, c00);
    c01 = madd(s, b1, c01);
    s = v128.load_splat<f32>(a, 4);
    c10 = madd(s, b0, c10);
    c11 = madd(s, b1, c11);
    s = v128.load_splat<f32>(a, 8);
    c20 = madd(s, b0, c20);
    c21 = madd(s, b1, c21);
    s = v128.load_splat<f32>(a, 12);
    c30 = madd(s, b0, c30);
    c31 = madd(s, b1, c31);
    b0 = v128.load(b, 16);
    b1 = v128.load(right, 16);
    s = v128.load_splat<f32>(a, 16);
    c00 = madd(s, b0, c00);
    c01 = madd(s, b1, c01);
    s = v128.load_splat<f32>(a, 20);
    c10 = madd(s, b0, c10);
    c11 = madd(s, b1, c11);
    s = v128.load_splat<f32>(a, 24);
    c20 = madd(s, b0, c20);
    c21 = madd(s, b1, c21);
    s = v128.load_splat<f32>(a, 28);
    c30 = madd(s, b0, c30);
    c31 = madd(s, b1, c31);
    a += 32;
    b += 32;
    right += 32;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += cRow;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += cRow;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += cRow;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}

/** Packs `width` columns of a [depth × …] matrix whose rows lie `row` bytes apart. */
function packColumns(from: usize, row: usize, width: i32, depth: i32, packed: usize): void {
  const strip = stripBytes(depth);
  const strips = (width + STRIP - 1) / STRIP;
  for (let k = 0; k < depth; k++) {
    let to = packed + <usize>k * STRIP * 4;
    for (let p = from, end = from + <usize>strips * STRIP * 4; p < end; p += STRIP * 4) {
      v128.store(to, v128.load(p));
      to += strip;
    }
    from += row;
  }
  if (depth & 1) closeStrips(strips, depth, packed);
}

/** Packs `width` rows of a [… × depth] matrix whose rows lie `row` bytes apart, four at a time, by 4×4 transposes. */
function packRows(from: usize, row: usize, width: i32, depth: i32, packed: usize): void {
  const strip = stripBytes(depth);
  const whole = <usize>(depth & ~3) * 4;
  for (let i = 0; i < width; i += STRIP) {
    // Rows past the last one may lie outside the memory: the last is read in their place, and ignored.
    const r0 = from + row * <usize>i;
    const r1 = from + row * <usize>min(i + 1, width - 1);
    const r2 = from + row * <usize>min(i + 2, width - 1);
    const r3 = from + row * <usize>min(i + 3, width - 1);
    let to = packed + strip * <usize>(i / STRIP);
    let k: usize = 0;
    for (; k < whole; k += 16) {
      const x0 = v128.load(r0 + k);
      const x1 = v128.load(r1 + k);
      const x2 = v128.load(r2 + k);
      const x3 = v128.load(r3 + k);
      const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
      const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
      const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
      v128.store(to, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 16);
      v128.store(to, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 32);
      v128.store(to, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 48);
      to += 64;
    }
    for (; k < <usize>depth * 4; k += 4) {
      f32.store(to, f32.load(r0 + k));
      f32.store(to, f32.load(r1 + k), 4);
      f32.store(to, f32.load(r2 + k), 8);
      f32.store(to, f32.load(r3 + k), 12);
      to += 16;
    }
  }
  if (depth & 1) closeStrips((width + STRIP - 1) / STRIP, depth, packed);
}

/** Ends strips of odd depth with a product of zeros. */
function closeStrips(strips: i32, depth: i32, packed: usize): void {
  let last = packed + <usize>depth * STRIP * 4;
  for (let i = 0; i < strips; i++, last += stripBytes(depth)) v128.store(last, f32x4.splat(0));
}

function copyTile(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    for (let j: usize = 0; j < <usize>columns * 4; j += 4) f32.store(to + j, f32.load(from + j));
    from += fromRow;
    to += toRow;
  }
}

/** A tile that overhangs C is computed aside, and only its rows and columns of C are kept. */
function edgeTile(
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  cRow: usize,
  start: usize,
  startRow: usize,
  rows: i32,
  columns: i32,
): void {
  if (startRow) {
    copyTile(start, startRow, edge, COLUMNS * 4, rows, columns);
    start = edge;
    startRow = COLUMNS * 4;
  }
  tile(depth, a, b, edge, COLUMNS * 4, start, startRow);
  copyTile(edge, COLUMNS * 4, c, cRow, rows, columns);
}

/** Up to 8 columns of C from packed strips of A (`rows` of them) and two of B. */
function multiplyPanel(
  rows: i32,
  columns: i32,
  depth: i32,
  b: usize,
  c: usize,
  cRow: usize,
  first: usize,
  continued: bool,
): void {
  let a = packedA;
  for (let i = 0; i < rows; i += ROWS) {
    const start = continued ? c : first;
    const startRow = continued ? cRow : 0;
    const tileRows = min(ROWS, rows - i);
    if (tileRows == ROWS && columns == COLUMNS) tile(depth, a, b, c, cRow, start, startRow);
    else edgeTile(depth, a, b, c, cRow, start, startRow, tileRows, columns);
    a += stripBytes(depth);
    c += cRow * ROWS;
  }
}

/**
 * C[M×N] = bias + op(A)[M×K] · op(B)[K×N], row-major, bias [N] or 0 for none.
 * transposeA: A is stored [K×M]. transposeB: B is stored [N×K].
 */
export function gemm(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  transposeA: bool,
  b: usize,
  transposeB: bool,
  bias: usize,
  c: usize,
): void {
  const aRow = <usize>(transposeA ? m : k) * 4;
  const bRow = <usize>(transposeB ? k : n) * 4;
  const cRow = <usize>n * 4;
  for (let i = 0; i < m; i += PACKED_ROWS) {
    const rows = min(PACKED_ROWS, m - i);
    for (let p = 0; p < k; p += DEPTH) {
      const depth = min(DEPTH, k - p);
      if (transposeA) packColumns(a + aRow * <usize>p + <usize>i * 4, aRow, rows, depth, packedA);
      else packRows(a + aRow * <usize>i + <usize>p * 4, aRow, rows, depth, packedA);
      for (let j = 0; j < n; j += PACKED_COLUMNS) {
        const columns = min(PACKED_COLUMNS, n - j);
        if (transposeB) packRows(b + bRow * <usize>j + <usize>p * 4, bRow, columns, depth, packedB);
        else packColumns(b + bRow * <usize>p + <usize>j * 4, bRow, columns, depth, packedB);
        for (let panel = 0; panel < columns; panel += COLUMNS) {
          multiplyPanel(
            rows,
            min(COLUMNS, columns - panel),
            depth,
            packedB + stripBytes(depth) * <usize>(panel / STRIP),
            c + cRow * <usize>i + <usize>(j + panel) * 4,
            cRow,
            bias ? bias + <usize>(j + panel) * 4 : zeros,
            p > 0,
          );
        }
      }
    }
  }
}

/** out[N] = the sum over the rows of x[M×N]: the gradient of a bias. */
export function columnSum(m: i32, n: i32, x: usize, out: usize): void {
  const row = <usize>n * 4;
  let j: usize = 0;
  for (; j + 16 <= row; j += 16) {
    let sum = f32x4.splat(0);
    for (let i = 0, p = x + j; i < m; i++, p += row) sum = f32x4.add(sum, v128.load(p));
    v128.store(out + j, sum);
  }
  for (; j < row; j += 4) {
    let sum: f32 = 0;
    for (let i = 0, p = x + j; i < m; i++, p += row) sum += f32.load(p);
    f32.store(out + j, sum);
  }
}
