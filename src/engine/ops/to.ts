import { currentBackend, type Dtype, empty, type Tensor, tensor } from "../tensor";

const order: readonly Dtype[] = ["bool", "int32", "float32"];

/** The type that holds the numbers of both (torch.promote_types). */
export function promoteTypes(a: Dtype, b: Dtype): Dtype {
  return order[Math.max(order.indexOf(a), order.indexOf(b))];
}

/**
 * x in another type, x itself where it has it (torch.Tensor.to): float32 to int32 goes towards 0, to bool is x ≠ 0.
 * Gradients don't pass from one type to another.
 */
export function to(x: Tensor, dtype: Dtype): Tensor {
  if (x.dtype === dtype) return x;
  if (x.dtype === "bool" && dtype === "int32") return x.viewed(x.shape, dtype);
  const { kernels } = currentBackend();
  const out = empty(x.shape, dtype);
  if (dtype === "float32") kernels.toFloat(x.size, x.handle, out.handle);
  else if (dtype === "int32") kernels.toInteger(x.size, x.handle, out.handle);
  else {
    const integer = x.dtype !== "float32";
    const zero = tensor(Int32Array.of(0), []).handle; // all bits 0: a float32 zero as well
    kernels.binary("ne", integer, [x.size], x.handle, [1], zero, [0], out.handle);
  }
  return out;
}
