import { cat, stack } from "../../engine/ops/cat";
import { to } from "../../engine/ops/to";
import { codeOf } from "./dtypes";
import { dtypeOf, INT64 } from "./kinds";
import type { Memory, TensorId } from "./memory";
import { requireIntegers } from "./overflow";
import { clone } from "./views";

/** What a tensor is, and how its numbers are laid out. */
export function shapes(memory: Memory) {
  return {
    rank: (x: TensorId) => memory.get(x).shape.length,
    length: (x: TensorId, dim: number) => memory.get(x).shape[dim],
    numel: (x: TensorId) => memory.get(x).size,
    dtype: (x: TensorId) => codeOf(memory.get(x).dtype),
    /** The type that Python knows: see kinds. */
    kind: (x: TensorId) => memory.kindOf(x),
    version: (x: TensorId) => memory.get(x).storage.version,

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
    /** Another type; its numbers are its own. */
    to: (x: TensorId, dtype: number) => {
      const tensor = memory.get(x);
      if (dtype === INT64) requireIntegers(tensor);
      const converted = to(tensor, dtypeOf(dtype));
      const own = converted.storage !== tensor.storage;
      return memory.giveKind(memory.give(own ? converted : clone(converted)), dtype);
    },
    copy: (x: TensorId) => memory.give(memory.get(x).copy()),
    clone: (x: TensorId) => memory.give(clone(memory.get(x))),
    set_data: (x: TensorId, other: TensorId) => {
      memory.adopt(x, memory.get(other));
      return memory.giveKind(x, memory.kindOf(other));
    },
  };
}
