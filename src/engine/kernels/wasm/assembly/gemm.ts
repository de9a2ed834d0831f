// Matrix product for small matrices on one core, after BLIS (Van Zee & van de Geijn 2015): one register tile of
// 4 rows × 8 columns does all the arithmetic, whatever is transposed. The right operand, and a transposed left one,
// are first packed block by block into the order in which the tile reads them, so that wide matrices, whose rows lie
// a power of two apart, do not push each other out of the cache.
//
// Eight accumulators cover the latency of the core's two fused multiply-adds a cycle; with two vectors of columns
// and one splat they fit in sixteen registers. Strides are in bytes. Memory after an operand may be read (and is
// ignored), never written: see ../heap.ts for the room that is left there.
import { madd } from "./simd";

const ROWS: i32 = 4;
const COLUMNS: i32 = 8;
/** Depth of a packed block: 256 × 16 columns × 4 bytes = 16 KiB, half of a small first-level cache. */
const DEPTH: i32 = 256;
/** Two tiles of columns are packed together: 64 bytes, a whole cache line of the operand. */
const PACKED_COLUMNS: i32 = 16;
/** Rows of C done with one packing of the left operand. */
const PACKED_ROWS: i32 = 64;

const packedRight: usize = memory.data(DEPTH * PACKED_COLUMNS * 4, 64);
const packedLeft: usize = memory.data(DEPTH * PACKED_ROWS * 4, 64);
const edge: usize = memory.data(ROWS * COLUMNS * 4, 64);
const zeros: usize = memory.data(64, 64);

/** C[4×8] = start + A·B over `depth` products; `startRow` is 0 when all rows start from the same 8 numbers. */
function tile(
  depth: i32,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  start: usize,
  startRow: usize,
): void {
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
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (; depth > 0; depth--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let s = v128.load_splat<f32>(a);
    c00 = madd(s, b0, c00);
    c01 = madd(s, b1, c01);
    s = v128.load_splat<f32>(a1);
    c10 = madd(s, b0, c10);
    c11 = madd(s, b1, c11);
    s = v128.load_splat<f32>(a2);
    c20 = madd(s, b0, c20);
    c21 = madd(s, b1, c21);
    s = v128.load_splat<f32>(a3);
    c30 = madd(s, b0, c30);
    c31 = madd(s, b1, c31);
    a += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
    b += bStep;
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

/** Copies `depth` rows × 16 columns of B, rows `bStep` apart, into the packed block: two panels of 8. */
function packRight(b: usize, bStep: usize, depth: i32): void {
  let left = packedRight;
  let right = packedRight + <usize>depth * COLUMNS * 4;
  for (let k = 0; k < depth; k++) {
    v128.store(left, v128.load(b));
    v128.store(left, v128.load(b, 16), 16);
    v128.store(right, v128.load(b, 32));
    v128.store(right, v128.load(b, 48), 16);
    b += bStep;
    left += COLUMNS * 4;
    right += COLUMNS * 4;
  }
}

/** Four of its rows (columns of the block) become four adjacent columns, by 4×4 transposes. */
function packTransposedQuad(b: usize, rowBytes: usize, rows: i32, target: usize, depth: i32): void {
  const r1 = b + rowBytes * <usize>min(1, rows - 1);
  const r2 = b + rowBytes * <usize>min(2, rows - 1);
  const r3 = b + rowBytes * <usize>min(3, rows - 1);
  const end = <usize>depth * 4;
  for (let k: usize = 0; k < end; k += 16) {
    const x0 = v128.load(b + k);
    const x1 = v128.load(r1 + k);
    const x2 = v128.load(r2 + k);
    const x3 = v128.load(r3 + k);
    const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
    const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
    const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
    v128.store(target, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
    if (k + 4 < end) v128.store(target, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 32);
    if (k + 8 < end) v128.store(target, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 64);
    if (k + 12 < end) v128.store(target, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 96);
    target += 128;
  }
}

/** Packs `columns` (≤ 16) rows of B, each `rowBytes` long, as columns of the packed block. */
function packRightTransposed(b: usize, rowBytes: usize, columns: i32, depth: i32): void {
  for (let j = 0; j < columns; j += 4) {
    const panel = packedRight + <usize>(j / COLUMNS) * <usize>depth * COLUMNS * 4 + <usize>(j % COLUMNS) * 4;
    packTransposedQuad(b + rowBytes * <usize>j, rowBytes, columns - j, panel, depth);
  }
}

/** Packs `rows` columns of A, stored [K×M] with rows `aStep` apart, in fours: A[k, i…i+3] next to each other. */
function packLeftTransposed(a: usize, aStep: usize, rows: i32, depth: i32): void {
  let target = packedLeft;
  for (let i = 0; i < rows; i += ROWS) {
    let from = a + <usize>i * 4;
    for (let k = 0; k < depth; k++) {
      v128.store(target, v128.load(from));
      from += aStep;
      target += ROWS * 4;
    }
  }
}

/** Computes one tile that overhangs C: in a scratch tile, of which only the rows and columns of C are kept. */
function edgeTile(
  depth: i32,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  start: usize,
  startRow: usize,
  rows: i32,
  columns: i32,
  fourReadable: bool,
): void {
  if (startRow) {
    copyTile(start, startRow, edge, COLUMNS * 4, rows, columns);
    start = edge;
    startRow = COLUMNS * 4;
  }
  if (fourReadable) {
    tile(depth, a, aRow, aStep, b, bStep, edge, COLUMNS * 4, start, startRow);
  } else {
    // A row past the last of A may lie outside the memory: do those there are one by one, as four alike.
    for (let i = rows - 1; i >= 0; i--) {
      const row = edge + <usize>i * COLUMNS * 4;
      tile(depth, a + aRow * <usize>i, 0, aStep, b, bStep, row, 0, start + startRow * <usize>i, 0);
    }
  }
  copyTile(edge, COLUMNS * 4, c, cRow, rows, columns);
}

function copyTile(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    for (let j: usize = 0; j < <usize>columns * 4; j += 4) f32.store(to + j, f32.load(from + j));
    from += fromRow;
    to += toRow;
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
  const bRow: usize = transposeB ? <usize>k * 4 : <usize>n * 4;
  for (let i = 0; i < m; i += PACKED_ROWS) {
    const rows = min(PACKED_ROWS, m - i);
    for (let depthStart = 0; depthStart < k; depthStart += DEPTH) {
      const depth = min(DEPTH, k - depthStart);
      let left = a + <usize>(i * k + depthStart) * 4;
      if (transposeA) {
        packLeftTransposed(a + <usize>(depthStart * m + i) * 4, <usize>m * 4, rows, depth);
        left = packedLeft;
      }
      for (let j = 0; j < n; j += PACKED_COLUMNS) {
        const columns = min(PACKED_COLUMNS, n - j);
        if (transposeB) packRightTransposed(b + bRow * <usize>j + <usize>depthStart * 4, bRow, columns, depth);
        else packRight(b + bRow * <usize>depthStart + <usize>j * 4, bRow, depth);
        for (let panel = 0; panel < columns; panel += COLUMNS) {
          multiplyPanel(rows, min(COLUMNS, columns - panel), depth, left, transposeA, <usize>k * 4,
            packedRight + <usize>panel * <usize>depth * 4, bias ? bias + <usize>(j + panel) * 4 : zeros,
            depthStart > 0, c + <usize>(i * n + j + panel) * 4, <usize>n * 4);
        }
      }
    }
  }
}

/** Up to 64 rows of C, up to 8 columns: one packed panel of B against a block of A, tile by tile. */
function multiplyPanel(
  rows: i32,
  columns: i32,
  depth: i32,
  a: usize,
  aPacked: bool,
  aRowBytes: usize,
  b: usize,
  first: usize,
  continued: bool,
  c: usize,
  cRow: usize,
): void {
  const aRow: usize = aPacked ? 4 : aRowBytes;
  const aStep: usize = aPacked ? 16 : 4;
  const aTile: usize = aPacked ? <usize>depth * ROWS * 4 : aRowBytes * ROWS;
  for (let i = 0; i < rows; i += ROWS) {
    const start = continued ? c : first;
    const startRow = continued ? cRow : 0;
    const tileRows = min(ROWS, rows - i);
    if (tileRows == ROWS && columns == COLUMNS) {
      tile(depth, a, aRow, aStep, b, COLUMNS * 4, c, cRow, start, startRow);
    } else {
      const fourReadable = aPacked || tileRows == ROWS;
      edgeTile(depth, a, aRow, aStep, b, COLUMNS * 4, c, cRow, start, startRow, tileRows, columns, fourReadable);
    }
    a += aTile;
    c += cRow * ROWS;
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
