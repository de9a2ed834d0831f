import type { ReactNode } from "react";
import "./road.css";

/** A list of years and models, drawn as a line in time. */
export function Road({ children }: { children: ReactNode }) {
  return <div className="road">{children}</div>;
}
