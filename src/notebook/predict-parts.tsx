import { Children, isValidElement, type ReactElement, type ReactNode } from "react";

/** What a prediction asks. */
export function Question({ children }: { children: ReactNode }) {
  return children;
}

interface ChoiceProps {
  /** The right one; a question of opinion has none. */
  right?: boolean;
  /** What the lesson says to whoever chose it. */
  reply: string;
  children: ReactNode;
}

/** One of the answers among which a `Predict` lets choose. */
export function Choice({ children }: ChoiceProps) {
  return children;
}

/** What is seen once the reader has committed himself. It isn't mounted before: it may start runs. */
export function Reveal({ children }: { children: ReactNode }) {
  return children;
}

export interface PredictionParts {
  question: ReactNode;
  choices: ChoiceProps[];
  reveal: ReactNode;
}

/** Sorts out what an author put into a prediction, whatever paragraphs the markdown wrapped around it. */
export function partsOf(children: ReactNode): PredictionParts {
  const parts: PredictionParts = { question: null, choices: [], reveal: null };
  visit(children, ({ type, props }) => {
    if (type === Question) parts.question = props.children;
    else if (type === Choice) parts.choices.push(props as unknown as ChoiceProps);
    else if (type === Reveal) parts.reveal = props.children;
    else return false;
    return true;
  });
  return parts;
}

type AnyElement = ReactElement<{ children?: ReactNode }>;

/** Goes down until `take` says that an element is taken. */
function visit(children: ReactNode, take: (element: AnyElement) => boolean): void {
  Children.forEach(children, (child) => {
    if (!isValidElement<{ children?: ReactNode }>(child)) return;
    if (!take(child)) visit(child.props.children, take);
  });
}
