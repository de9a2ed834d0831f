/** Anything that holds backend memory until it is freed. */
interface Owned {
  free(): void;
}

let current: Scope | null = null;

/** The scope that owns what is made now, or null: then its maker disposes of it. */
export function currentScope(): Scope | null {
  return current;
}

/** Owns the tensors made while one of its `run`s is on, and frees them together. */
export class Scope {
  private owned: Owned[] = [];

  run<T>(body: () => T): T {
    const outer = current;
    current = this;
    try {
      return body();
    } finally {
      current = outer;
    }
  }

  own(storage: Owned): void {
    this.owned.push(storage);
  }

  free(): void {
    for (const storage of this.owned) storage.free();
    this.owned.length = 0;
  }
}

/** Runs `body` and frees every tensor made in it. Its result must be plain data. */
export function scoped<T>(body: () => T): T {
  const scope = new Scope();
  try {
    return scope.run(body);
  } finally {
    scope.free();
  }
}
