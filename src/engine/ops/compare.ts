import type { Tensor } from "../tensor";
import { combine, type Operand } from "./broadcast";

// Masks: bool, elementwise with broadcasting (torch.gt and so on). No gradient passes. NaN is unequal to everything.

export const gt = (a: Operand, b: Operand): Tensor => combine("gt", a, b);
export const ge = (a: Operand, b: Operand): Tensor => combine("ge", a, b);
export const lt = (a: Operand, b: Operand): Tensor => combine("lt", a, b);
export const le = (a: Operand, b: Operand): Tensor => combine("le", a, b);
export const eq = (a: Operand, b: Operand): Tensor => combine("eq", a, b);
export const ne = (a: Operand, b: Operand): Tensor => combine("ne", a, b);
