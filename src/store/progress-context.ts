import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { ProgressState, ProgressStore } from "./progress";

export const ProgressContext = createContext<ProgressStore | null>(null);

/** Renders only when what `select` picks changes. */
export function useProgress<T>(select: (state: ProgressState) => T): T {
  const progress = useContext(ProgressContext);
  if (!progress) throw new Error("useProgress outside a ProgressContext");
  return useStore(progress, select);
}
