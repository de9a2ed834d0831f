import type { Dtype } from "../../engine/tensor";

/** How Python writes a type in a call: its place here. */
export const dtypes: readonly Dtype[] = ["float32", "int32", "bool"];

export const codeOf = (dtype: Dtype): number => dtypes.indexOf(dtype);
