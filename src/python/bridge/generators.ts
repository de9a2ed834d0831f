import { NumpyRandom } from "../../engine/random/numpy-random";
import { Generator, type GeneratorState } from "../../engine/random/torch-generator";

/** torch.Generator objects as Python holds them; 0 is torch's own. */
export class Generators {
  private readonly generators: Generator[] = [new Generator(freshSeed())];
  /** What np.random draws from. */
  readonly numpy = new NumpyRandom(freshSeed());
  private readonly states: GeneratorState[] = [];

  get(id: number): Generator {
    return this.generators[id];
  }

  /** A new one, seeded as PyTorch seeds it. */
  make(): number {
    return this.generators.push(new Generator(67280421310721n)) - 1;
  }

  save(id: number): number {
    return this.states.push(this.get(id).state()) - 1;
  }

  restore(id: number, state: number): void {
    this.get(id).restore(this.states[state]);
  }
}

/** Until somebody seeds them, no two runs draw the same numbers. */
function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0];
}
