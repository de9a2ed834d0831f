import type { Tensor } from "../tensor";
import { combine } from "./broadcast";
import type { Along } from "./max";
import { sum } from "./sum";
import { to } from "./to";

// → bool; what isn't 0 is true. Elementwise with broadcasting (torch.logical_and and so on):

export const logicalNot = (x: Tensor): Tensor => combine("eq", x, 0);
export const logicalAnd = (a: Tensor, b: Tensor): Tensor =>
  combine("and", to(a, "bool"), to(b, "bool"), "logical_and");
export const logicalOr = (a: Tensor, b: Tensor): Tensor =>
  combine("or", to(a, "bool"), to(b, "bool"), "logical_or");

// Along a dimension, or of all (torch.any, torch.all):

/** Whether one is true. */
export const any = (x: Tensor, over: Partial<Along> = {}): Tensor =>
  combine("gt", sum(to(x, "bool"), over, "any"), 0);
/** Whether none is false. */
export const all = (x: Tensor, over: Partial<Along> = {}): Tensor =>
  combine("eq", sum(logicalNot(x), over, "all"), 0);
