import type { Tensor } from "../tensor";
import { Module } from "./module";

/** Layers one after another (nn.Sequential). */
export class Sequential extends Module {
  private readonly layers: readonly Module[];

  constructor(...layers: Module[]) {
    super();
    this.layers = layers;
  }

  override children(): readonly Module[] {
    return this.layers;
  }

  forward(x: Tensor): Tensor {
    return this.layers.reduce((out, layer) => layer.forward(out), x);
  }

  /**
   * Every layer's output in order, the last being forward(x): the lesson's `layers[-3].out` is `outputs(x).at(-3)`.
   * Layers keep none of them, because an activation is freed with the scope of the step that made it.
   */
  outputs(x: Tensor): Tensor[] {
    const outputs: Tensor[] = [];
    for (const layer of this.layers) outputs.push(layer.forward(outputs.at(-1) ?? x));
    return outputs;
  }
}
