import type { Shape } from "./tensor";

/** Python's class of the exception. */
export type RefusalKind = "RuntimeError" | "IndexError" | "TypeError" | "ValueError" | "OverflowError";

/** What PyTorch refuses to compute, refused before anything is written. */
export class Refusal extends Error {
  readonly shapes: readonly Shape[];

  constructor(
    /** PyTorch's name for what was asked. */
    readonly op: string,
    /** PyTorch 1.13's message, by which the mistake can be looked up. The error's own goes on with op and shapes. */
    readonly words: string,
    operands: readonly { readonly shape: Shape }[] = [],
    readonly kind: RefusalKind = "RuntimeError",
  ) {
    const shapes = operands.map(({ shape }) => shape);
    const given = shapes.length > 0 ? ` of ${shapes.map(listed).join(" and ")}` : "";
    super(`${words} (in ${op}${given})`);
    this.name = kind;
    this.shapes = shapes;
  }
}

/** [2, 3], as Python writes a list. */
export function listed(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}
