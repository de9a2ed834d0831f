import { Scope } from "../engine/scope";
import { download, empty, type Tensor } from "../engine/tensor";

/** Losses that are still the backend's: a GPU is asked for them once in many steps, for all of them together. */
export class LossLog {
  private kept: Tensor[] = [];
  private scope = new Scope();

  /** Keeps a copy of a scalar. */
  add(loss: Tensor): void {
    const copy = this.scope.run(() => empty([]));
    copy.copyFrom(loss);
    this.kept.push(copy);
  }

  /** The losses added since the last read, in order. */
  async read(): Promise<number[]> {
    const losses = download(this.kept);
    this.clear();
    return (await losses).map(([loss]) => loss);
  }

  clear(): void {
    this.scope.free();
    this.kept = [];
  }
}
