import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Run, RunActions, RunState } from "./run";

/** The run that a part of the page shows: the Lab has one, a comparison two. */
export const RunContext = createContext<Run | null>(null);

export function useRun(): Run {
  const run = useContext(RunContext);
  if (!run) throw new Error("useRun outside a RunContext");
  return run;
}

/** Renders only when what `select` picks changes. */
export function useRunState<T>(select: (state: RunState & RunActions) => T): T {
  return useStore(useRun().store, select);
}
