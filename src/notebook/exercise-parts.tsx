import { Children, isValidElement, type ReactElement, type ReactNode } from "react";

/** A stage of help, in the order in which the reader asks for them. */
export function Hint({ children }: { children: ReactNode }) {
  return children;
}

interface SolutionProps {
  code: string;
  /** The same, highlighted while building. */
  children: ReactNode;
}

/** Code that passes. */
export function Solution({ children }: SolutionProps) {
  return children;
}

export interface ExerciseParts {
  /** What to do, and the cell to do it in. */
  task: ReactNode[];
  hints: ReactNode[];
  solution: SolutionProps;
}

/** Sorts out what an author put into an exercise. */
export function exercisePartsOf(children: ReactNode): ExerciseParts {
  const all = Children.toArray(children);
  const isA =
    <Props,>(type: unknown) =>
    (child: ReactNode): child is ReactElement<Props> =>
      isValidElement(child) && child.type === type;
  const isHint = isA<{ children: ReactNode }>(Hint);
  const isSolution = isA<SolutionProps>(Solution);
  return {
    task: all.filter((child) => !isHint(child) && !isSolution(child)),
    hints: all.filter(isHint).map(({ props }) => props.children),
    solution: all.find(isSolution)!.props,
  };
}
