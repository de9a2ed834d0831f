import type { ReactNode } from "react";
import "./broken-note.css";

/** What the reader has just broken, above the figure that shows it. */
export function BrokenNote({ children }: { children: ReactNode }) {
  return (
    <p className="broken-note" role="status">
      {children}
    </p>
  );
}
