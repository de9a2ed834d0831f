import { binaryOps } from "../../../src/engine/kernels/backend";
import { type Draw, floats, integers, type KernelCase } from "./kernel-case";

export const indexingCases = {
  binary: (draw) => {
    const [outer, middle, inner] = [draw.size(4), draw.size(9), draw.size(30)];
    const op = binaryOps[draw.size(10) - 1];
    const logical = ["eq", "ne", "lt", "le", "gt", "ge"].includes(op);
    const whole = (values: Float32Array) => values.map((value) => Math.round(value) + 0.25); // equal now and then
    return {
      inputs: { a: whole(draw.normal(outer * inner)), b: whole(draw.normal(middle * inner)) },
      outputs: { out: outer * middle * inner },
      results: logical ? integers("out") : floats("out"),
      call: (k, b) =>
        k.binary(op, false, [outer, middle, inner], b.a, [inner, 0, 1], b.b, [0, inner, 1], b.out),
    };
  },
  readStrided: (draw) => {
    const [rows, columns] = [draw.size(20), draw.size(20)];
    return {
      inputs: { x: draw.normal(1 + rows * columns) },
      outputs: { out: rows * columns },
      results: floats("out"),
      call: (k, b) => k.readStrided([columns, rows], b.x, 1, [1, columns], b.out), // a transpose
    };
  },
  writeStrided: (draw) => {
    const [rows, columns, left] = [draw.size(20), draw.size(20), draw.size(5)];
    const width = columns + left;
    return {
      inputs: { x: draw.normal(rows * columns), out: draw.normal(rows * width) },
      results: floats("out"),
      call: (k, b) => k.writeStrided([rows, columns], b.x, b.out, left, [width, 1]),
    };
  },
  gather: (draw) => {
    const [outer, size, inner, count] = [draw.size(5), draw.size(20), draw.size(7), draw.size(20)];
    return {
      inputs: {
        x: draw.normal(outer * size * inner),
        indices: draw.integers(outer * count * inner, size),
      },
      outputs: { out: outer * count * inner },
      results: floats("out"),
      call: (k, b) => k.gather(outer, size, inner, count, b.x, b.indices, b.out),
    };
  },
  scatterAdd: (draw) => {
    const [outer, size, inner, count] = [draw.size(5), draw.size(20), draw.size(7), draw.size(20)];
    return {
      inputs: {
        values: draw.normal(outer * count * inner),
        indices: draw.integers(outer * count * inner, size),
        x: draw.normal(outer * size * inner),
      },
      results: floats("x"),
      call: (k, b) => k.scatterAdd(outer, size, inner, count, b.values, b.indices, b.x),
    };
  },
  findOutOfRange: (draw) => {
    const [count, size] = [draw.size(50), draw.size(50)];
    return {
      inputs: { indices: draw.integers(count, size + 1, -1) },
      results: {},
      call: (k, b) => k.findOutOfRange(count, size, b.indices),
    };
  },
  gatherRows: (draw) => {
    const [rows, width, count] = [draw.size(40), draw.size(20), draw.size(100)];
    return {
      inputs: { table: draw.normal(rows * width), indices: draw.integers(count, rows) },
      outputs: { out: count * width },
      results: floats("out"),
      call: (k, b) => k.gatherRows(count, width, b.table, b.indices, b.out),
    };
  },
  scatterAddRows: (draw) => {
    const [rows, width, count] = [draw.size(40), draw.size(20), draw.size(100)];
    return {
      inputs: {
        rows: draw.normal(count * width),
        indices: draw.integers(count, rows),
        table: draw.normal(rows * width),
      },
      results: floats("table"),
      call: (k, b) => k.scatterAddRows(count, width, b.rows, b.indices, b.table),
    };
  },
} satisfies Record<string, (draw: Draw) => KernelCase>;
