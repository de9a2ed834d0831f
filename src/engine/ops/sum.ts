import { record } from "../autograd";
import { Refusal } from "../refusal";
import { currentBackend, dtypeName, empty, type Tensor } from "../tensor";
import { combine, repeat } from "./broadcast";
import { arrange, type Over } from "./reduction";

/** The sum over the given dimensions, or over all (torch.sum); of integers and bools int32. dx = dy, repeated. */
export function sum(x: Tensor, over: Over = {}, op = "sum"): Tensor {
  const { source, outer, count, inner, kept, shape } = arrange(op, x, over);
  const integer = x.dtype !== "float32";
  const out = empty(shape, integer ? "int32" : "float32");
  currentBackend().kernels.sum(outer, count, inner, integer, source.handle, out.handle);
  return record("sum", out, [x], [], (dy) => [repeat(dy.viewed(kept), x.shape)]);
}

/** The mean over the given dimensions, or over all (torch.mean). dx = dy/count, repeated. */
export function mean(x: Tensor, over: Over = {}): Tensor {
  if (x.dtype !== "float32") {
    const words =
      "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: " +
      dtypeName[x.dtype];
    throw new Refusal("mean", words, [x]);
  }
  const { source, outer, count, inner, kept, shape } = arrange("mean", x, over);
  const total = empty(shape);
  currentBackend().kernels.sum(outer, count, inner, false, source.handle, total.handle);
  return record("mean", combine("div", total, count), [x], [], (dy) => [
    repeat(combine("div", dy, count).viewed(kept), x.shape),
  ]);
}
