import { to } from "../../engine/ops/to";
import { currentBackend, type Dtype, type Tensor, tensor } from "../../engine/tensor";
import type { Memory, TensorId } from "./memory";

/**
 * PyTorch's types, by their place in Python's calls, and in which of the engine's each is kept. Past the first three a
 * tensor only carries the type's name, and its results the name that PyTorch would give them; small integers wrap.
 */
const kept: readonly Dtype[] = ["float32", "int32", "bool", "float32", "int32", "int32", "int32", "int32"];

export const FLOAT64 = 3;
export const INT64 = 1;
const UINT8 = 5;
/** From the narrowest on. */
const integers = [UINT8, 6, 7, 4, INT64];

export const dtypeOf = (kind: number): Dtype => kept[kind];

/** How integers of few bits hold a number. */
const wrapped: Record<number, (x: number) => number> = {
  5: (x) => x & 0xff,
  6: (x) => (x << 24) >> 24,
  7: (x) => (x << 16) >> 16,
};

/** x's numbers as its kind would have them, in place. */
export function wrapInto(x: Tensor, kind: number): void {
  const wrap = wrapped[kind];
  if (wrap)
    currentBackend().kernels.copy(x.size, tensor(x.toInt32Array().map(wrap), x.shape).handle, x.handle);
}

/** A mask of PyTorch's first years. */
export const asMask = (x: Tensor, kind: number): Tensor => (kind === UINT8 ? to(x, "bool") : x);

/** Which arguments of an operation are the tensors whose kind its result has. */
const operands = new Map<string, readonly number[] | "from the second on">([
  ["cat", "from the second on"],
  ["stack", "from the second on"],
  ["where", [1, 2]],
  ["curve", [1]],
  ["pair", [1, 2]],
  ["addmm", [0, 1, 2]],
]);
for (const name of "add sub mul div matmul linear logical_and logical_or".split(" "))
  operands.set(name, [0, 1]);
for (const name of (
  "tanh exp log sqrt abs neg relu sigmoid selu pow leaky_relu elu gelu clamp masked_fill add_n add_r sub_n sub_r mul_n " +
  "mul_r div_n div_r sum mean var std max min max_along min_along cumsum cumprod sort softmax log_softmax view reshape " +
  "squeeze unsqueeze permute transpose expand basic_index diagonal detach data_of copy clone index index_at embedding " +
  "gather index_select dropout scatter_sums batch_norm_train batch_norm_eval cross_entropy grad"
).split(" ")) {
  operands.set(name, [0]);
}

/** Integers add up as int64. */
const long = new Set(["sum", "cumsum", "cumprod"]);

/** Gives the result of an operation, if it is a tensor, the kind that its operands make of it. */
export function nameResult(memory: Memory, name: string, args: readonly unknown[], result: TensorId): void {
  const places = operands.get(name);
  if (!places || result <= 0) return;
  const { dtype } = memory.get(result);
  if (dtype === "bool" || (dtype === "int32" && long.has(name))) return;
  const given = (places === "from the second on" ? args.slice(1) : places.map((i) => args[i])) as TensorId[];
  const alike = given.filter((id) => id > 0 && memory.get(id).dtype === dtype);
  const whole = alike.filter((id) => memory.get(id).shape.length > 0);
  const kinds = (whole.length > 0 ? whole : alike).map((id) => memory.kindOf(id));
  if (dtype === "int32" && kinds.length > 0) memory.giveKind(result, kinds.reduce(united));
  else if (kinds.includes(FLOAT64)) memory.giveKind(result, FLOAT64);
}

/** What unites two kinds of integers: of uint8 and int8, int16. */
function united(a: number, b: number): number {
  if (a !== b && Math.min(a, b) === UINT8 && Math.max(a, b) === 6) return 7;
  return integers[Math.max(integers.indexOf(a), integers.indexOf(b))];
}
