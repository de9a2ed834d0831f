import { add } from "../../engine/ops/add";
import { assign } from "../../engine/ops/assign";
import { embedding } from "../../engine/ops/embedding";
import { gather, indexSelect } from "../../engine/ops/gather";
import { copyInPlace } from "../../engine/ops/in-place";
import { index, indexPut } from "../../engine/ops/index";
import type { Slice } from "../../engine/ops/narrow";
import { nonzero } from "../../engine/ops/nonzero";
import { oneHot } from "../../engine/ops/one-hot";
import { permute } from "../../engine/ops/permute";
import { view } from "../../engine/ops/view";
import { isRecordedInPlace } from "../../engine/rebase";
import { currentBackend, empty, type Tensor } from "../../engine/tensor";
import { asMask } from "./kinds";
import type { Memory, TensorId } from "./memory";

/** What stands between brackets, as Python sends it, four numbers to a part: 0 and an integer; else a slice. */
const INTEGER = 0;

/** x[…] and x[…] = value. */
export function indexing(memory: Memory) {
  const tensors = (ids: TensorId[]) => ids.map((id) => asMask(memory.get(id), memory.kindOf(id)));
  return {
    /** x[i] for a tensor i: the lesson's C[x] and Xtr[idx], in one kernel where no number counts from the end. */
    index: (x: TensorId, at: TensorId) => {
      const [table, indices] = [memory.get(x), asMask(memory.get(at), memory.kindOf(at))];
      const rows = table.shape[0];
      const plain =
        indices.dtype === "int32" &&
        rows !== undefined &&
        currentBackend().kernels.findOutOfRange(indices.size, rows, indices.handle) < 0;
      return memory.give(plain ? embedding(table, indices) : index(table, [indices]));
    },
    /** x[:, i, j] for tensors that stand from dimension `first` on; other dimensions stay where they are. */
    index_at: (x: TensorId, first: number, ...ids: TensorId[]) => {
      const tensor = memory.get(x);
      const at = tensors(ids);
      if (first === 0) return memory.give(index(tensor, at));
      const rank = tensor.shape.length;
      const taken = at.reduce((count, { dtype, shape }) => count + (dtype === "bool" ? shape.length : 1), 0);
      const [before, here, after] = [
        range(0, first),
        range(first, first + taken),
        range(first + taken, rank),
      ];
      const chosen = index(permute(tensor, [...here, ...before, ...after]), at);
      const made = chosen.shape.length - before.length - after.length;
      const back = [
        ...range(made, made + first),
        ...range(0, made),
        ...range(made + first, chosen.shape.length),
      ];
      return memory.give(permute(chosen, back));
    },
    /** x[i, a:b:c, …] = value. */
    assign: (x: TensorId, value: TensorId, ...parts: number[]) => {
      const taken: (number | Slice)[] = [];
      for (let p = 0; p < parts.length; p += 4) {
        const [kind, a, b, c] = parts.slice(p, p + 4);
        taken.push(kind === INTEGER ? a : { start: a, stop: b, step: c });
      }
      return memory.change(x, (tensor) => assign(tensor, taken, memory.get(value)));
    },
    /** x[i, j, …] = value for tensors of the first dimensions. */
    index_put: (x: TensorId, value: TensorId, ...at: TensorId[]) =>
      memory.change(x, (tensor) => indexPut(tensor, tensors(at), memory.get(value))),
    /** x = value at the places, of x as if it were flat, that `at` holds. */
    put: (x: TensorId, value: TensorId, at: TensorId) =>
      memory.change(x, (tensor) => {
        const [values, places] = [memory.get(value), memory.get(at)];
        if (!isRecordedInPlace("index_put_", tensor, [values])) {
          indexPut(tensor.viewed([tensor.size]), [places], values);
          return;
        }
        const flat: Tensor = view(add(tensor, 0), [tensor.size]);
        indexPut(flat, [places], values);
        copyInPlace(tensor, view(flat, tensor.shape));
      }),
    /** Sums of the numbers that go to each place of a tensor of that shape, as if it were flat. */
    scatter_sums: (numbers: TensorId, at: TensorId, ...shape: number[]) => {
      const [values, places] = [memory.get(numbers), memory.get(at)];
      const out = empty(shape, values.dtype);
      if (values.dtype === "float32") {
        const { kernels } = currentBackend();
        kernels.fill(out.size, 0, out.handle);
        kernels.scatterAddRows(places.size, 1, values.handle, places.handle, out.handle);
        return memory.give(out);
      }
      const sums = new Int32Array(out.size);
      const from = values.toInt32Array();
      places.toInt32Array().forEach((place, i) => {
        sums[place] += from[i];
      });
      return memory.give(out.set(sums));
    },
    embedding: (table: TensorId, at: TensorId) => memory.give(embedding(memory.get(table), memory.get(at))),
    gather: (x: TensorId, dim: number, at: TensorId) =>
      memory.give(gather(memory.get(x), dim, memory.get(at))),
    index_select: (x: TensorId, dim: number, at: TensorId) =>
      memory.give(indexSelect(memory.get(x), dim, memory.get(at))),
    nonzero: (x: TensorId) => memory.give(nonzero(memory.get(x))),
    one_hot: (x: TensorId, count: number) =>
      memory.give(oneHot(memory.get(x), count < 0 ? undefined : count)),
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
