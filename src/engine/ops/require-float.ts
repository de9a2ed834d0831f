import type { Tensor } from "../tensor";
import { dtypeName } from "./to";

/** Refuses integers and bools before anything is computed, in PyTorch's words. */
export function requireFloat(op: string, { dtype }: Tensor): void {
  if (dtype !== "float32") throw new Error(`"${op}" not implemented for '${dtypeName[dtype]}'`);
}
