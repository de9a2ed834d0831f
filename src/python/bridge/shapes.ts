import { cat, stack } from "../../engine/ops/cat";
import { expand } from "../../engine/ops/expand";
import { permute } from "../../engine/ops/permute";
import { to } from "../../engine/ops/to";
import { transpose } from "../../engine/ops/transpose";
import { detach, squeeze, unsqueeze, view } from "../../engine/ops/view";
import { codeOf, dtypes } from "./dtypes";
import type { Memory, TensorId } from "./memory";

/** What a tensor is, and how its numbers are laid out. */
export function shapes(memory: Memory) {
  return {
    rank: (x: TensorId) => memory.get(x).shape.length,
    length: (x: TensorId, dim: number) => memory.get(x).shape[dim],
    numel: (x: TensorId) => memory.get(x).size,
    dtype: (x: TensorId) => codeOf(memory.get(x).dtype),
    version: (x: TensorId) => memory.get(x).storage.version,
    same_storage: (x: TensorId, y: TensorId) => memory.get(x).storage === memory.get(y).storage,

    view: (x: TensorId, ...shape: number[]) => memory.give(view(memory.get(x), shape)),
    permute: (x: TensorId, ...dims: number[]) => memory.give(permute(memory.get(x), dims)),
    transpose: (x: TensorId, a: number, b: number) => memory.give(transpose(memory.get(x), a, b)),
    squeeze: (x: TensorId, dim?: number) => memory.give(squeeze(memory.get(x), dim)),
    unsqueeze: (x: TensorId, dim: number) => memory.give(unsqueeze(memory.get(x), dim)),
    expand: (x: TensorId, ...shape: number[]) => memory.give(expand(memory.get(x), shape)),
    cat: (dim: number, ...parts: TensorId[]) =>
      memory.give(
        cat(
          parts.map((id) => memory.get(id)),
          dim,
        ),
      ),
    stack: (dim: number, ...parts: TensorId[]) =>
      memory.give(
        stack(
          parts.map((id) => memory.get(id)),
          dim,
        ),
      ),
    /** Another type. A view where the numbers are the same: never the tensor itself, which would be Python's twice. */
    to: (x: TensorId, dtype: number) => {
      const tensor = memory.get(x);
      const converted = to(tensor, dtypes[dtype]);
      return memory.give(converted === tensor ? view(tensor, tensor.shape) : converted);
    },
    data_of: (x: TensorId) => memory.give(detach(memory.get(x))),
    copy: (x: TensorId) => memory.give(memory.get(x).copy()),
    set_data: (x: TensorId, other: TensorId) => {
      memory.adopt(x, memory.get(other));
      return x;
    },
  };
}
