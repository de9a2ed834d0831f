import type { Tensor } from "../tensor";
import { combine } from "./broadcast";
import { to } from "./to";

// Elementwise with broadcasting → bool; what isn't 0 is true (torch.logical_and and so on).

export const logicalNot = (x: Tensor): Tensor => combine("eq", x, 0);
export const logicalAnd = (a: Tensor, b: Tensor): Tensor => combine("and", to(a, "bool"), to(b, "bool"));
export const logicalOr = (a: Tensor, b: Tensor): Tensor => combine("or", to(a, "bool"), to(b, "bool"));
