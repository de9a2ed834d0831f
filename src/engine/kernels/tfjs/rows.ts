import type { Kernels } from "../backend";
import { compute } from "./compute";
import { each, perRow, program } from "./program/program";
import type { Slots } from "./slots";

const rowsAt = program("gatherRows", {
  inputs: { at: perRow, table: ["at", "column"] },
  result: "table",
});

/** Each row of the table looks for its uses, in order: a sum that is the same every time. */
const addedRows = program("scatterAddRows", {
  inputs: { start: each, at: ["index", "0"], part: ["index", "column"] },
  folds: { total: { initial: "start", step: "at == row ? total + part : total" } },
  result: "total",
});

export function rowKernels(slots: Slots): Pick<Kernels, "findOutOfRange" | "gatherRows" | "scatterAddRows"> {
  return {
    findOutOfRange(count, size, indices) {
      const values = slots.integers(indices);
      for (let i = 0; i < count; i++) if (values[i] < 0 || values[i] >= size) return i;
      return -1;
    },
    gatherRows(count, width, table, indices, out) {
      if (slots.holdsIntegers(table)) {
        const [from, rows] = [slots.integers(table), slots.integers(indices)];
        const values = new Int32Array(count * width);
        for (let i = 0; i < count; i++) {
          values.set(from.subarray(rows[i] * width, (rows[i] + 1) * width), i * width);
        }
        slots.putValues(out, values);
        return;
      }
      const integer = slots.isInteger(table);
      compute(slots, rowsAt, { rows: count, columns: width, inputs: { at: indices, table }, out, integer });
    },
    scatterAddRows: (count, width, part, at, table) =>
      compute(slots, addedRows, {
        rows: slots.sizeOf(table) / width,
        columns: width,
        count,
        inputs: { start: table, at, part },
        out: table,
      }),
  };
}
