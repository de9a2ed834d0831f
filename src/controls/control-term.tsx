import { createContext, type ReactNode, useContext } from "react";

interface ControlTermProps {
  /** Of the glossary's entry. */
  term: string;
  /** The control's label. */
  children: ReactNode;
}

/** What stands around the label of a control that the glossary explains; the page brings it, for controls know none. */
export const ControlTermContext = createContext<(props: ControlTermProps) => ReactNode>(
  ({ children }) => children,
);

/** A label, with its explanation within reach if the glossary has one. */
export function Explained({ term, children }: { term: string | undefined; children: ReactNode }) {
  const Around = useContext(ControlTermContext);
  return term === undefined ? children : <Around term={term}>{children}</Around>;
}

/** The entry of a field of the run: its name in kebab case. */
export const termOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
