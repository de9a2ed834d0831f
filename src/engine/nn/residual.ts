import { add } from "../ops/add";
import type { Tensor } from "../tensor";
import { Module } from "./module";

/** x + f(x): f learns what to change, and the gradient has a way around it (He et al. 2016). f keeps x's shape. */
export class Residual extends Module {
  constructor(readonly branch: Module) {
    super();
  }

  override children(): readonly Module[] {
    return [this.branch];
  }

  forward(x: Tensor): Tensor {
    return add(x, this.branch.forward(x));
  }
}
