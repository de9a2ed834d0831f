// Matrix product for small matrices on one core: blocks of both operands are packed (pack.ts) and multiplied tile by
// tile (tile.ts), whatever is transposed. Strides are in bytes.
import { B_NUMBERS, columnsAtOnce, DEPTH, packA, packB, packedA, packedB, rowsAtOnce } from "./pack";
import { COLUMNS, ROWS, stripBytes, tilesOf } from "./tile";

const edge: usize = memory.data(ROWS * COLUMNS * 4, 64);
/** What the rows of C start from where there is no bias: as many as there can be columns at once. */
const zeros: usize = memory.data(B_NUMBERS * 4, 64);

function copyTile(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    for (let j: usize = 0; j < <usize>columns * 4; j += 4) f32.store(to + j, f32.load(from + j));
    from += fromRow;
    to += toRow;
  }
}

/** Tiles that overhang C are computed aside, and only their columns of C are kept. */
function edgeTiles(
  rows: i32,
  count: i32,
  columns: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  cRow: usize,
  start: usize,
  startRow: usize,
): void {
  for (; count > 0; count--) {
    if (startRow) {
      copyTile(c, cRow, edge, COLUMNS * 4, rows, columns);
      tilesOf(rows, 1, 1, depth, a, b, edge, COLUMNS * 4, edge, COLUMNS * 4);
    } else {
      tilesOf(rows, 1, 1, depth, a, b, edge, COLUMNS * 4, start, 0);
    }
    copyTile(edge, COLUMNS * 4, c, cRow, rows, columns);
    a += stripBytes(rows, depth);
    c += cRow * <usize>rows;
  }
}

/** C = start + A·B for `count` packed strips of A of one height: whole tiles, then those that overhang C. */
function multiplyStrips(
  rows: i32,
  count: i32,
  columns: i32,
  depth: i32,
  a: usize,
  c: usize,
  cRow: usize,
  start: usize,
  startRow: usize,
): void {
  const panels = columns / COLUMNS;
  const beside = columns % COLUMNS;
  tilesOf(rows, count, panels, depth, a, packedB, c, cRow, start, startRow);
  if (!beside) return;
  const strip = packedB + stripBytes(COLUMNS, depth) * <usize>panels;
  const right = <usize>(panels * COLUMNS) * 4;
  edgeTiles(rows, count, beside, depth, a, strip, c + right, cRow, start + right, startRow);
}

/** C[rows × columns] = start + A·B of the packed blocks; `startRow` is 0 when all rows start from the same numbers. */
function multiplyBlocks(
  rows: i32,
  columns: i32,
  depth: i32,
  c: usize,
  cRow: usize,
  start: usize,
  startRow: usize,
): void {
  const strips = (rows + ROWS - 1) / ROWS;
  const height = rows / strips;
  const tall = rows % strips;
  const below = <usize>(tall * (height + 1));
  const a = packedA + stripBytes(height + 1, depth) * <usize>tall;
  multiplyStrips(height + 1, tall, columns, depth, packedA, c, cRow, start, startRow);
  multiplyStrips(height, strips - tall, columns, depth, a, c + cRow * below, cRow, start + startRow * below, startRow);
}

/** Bytes from a matrix's start to one of its numbers. */
// @ts-ignore: decorator
@inline
function at(row: i32, column: i32, rowBytes: usize): usize {
  return rowBytes * <usize>row + <usize>column * 4;
}

/**
 * C[M×N] = bias + op(A)[M×K] · op(B)[K×N], row-major, bias [N] or 0 for none.
 * transposeA: A is stored [K×M]. transposeB: B is stored [N×K]. Without products (K = 0) C is the bias.
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
  if (k == 0) {
    for (let i = 0; i < m; i++) {
      if (bias) memory.copy(c + cRow * <usize>i, bias, cRow);
      else memory.fill(c + cRow * <usize>i, 0, cRow);
    }
    return;
  }
  const high = rowsAtOnce(min(k, DEPTH));
  const wide = columnsAtOnce(min(k, DEPTH));
  for (let i = 0; i < m; i += high) {
    const rows = min(high, m - i);
    for (let p = 0; p < k; p += DEPTH) {
      const depth = min(DEPTH, k - p);
      packA(a + (transposeA ? at(p, i, aRow) : at(i, p, aRow)), aRow, transposeA, rows, depth);
      for (let j = 0; j < n; j += wide) {
        const columns = min(wide, n - j);
        packB(b + (transposeB ? at(j, p, bRow) : at(p, j, bRow)), bRow, transposeB, columns, depth);
        const to = c + at(i, j, cRow);
        if (p > 0) multiplyBlocks(rows, columns, depth, to, cRow, to, cRow);
        else multiplyBlocks(rows, columns, depth, to, cRow, bias ? bias + <usize>j * 4 : zeros, 0);
      }
    }
  }
}
