import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Twins } from "./twins";

/** The runs that stand side by side on the page. */
export const TwinsContext = createContext<Twins | null>(null);

export function useTwins(): Twins {
  const twins = useContext(TwinsContext);
  if (!twins) throw new Error("useTwins outside a TwinsContext");
  return twins;
}

/** Renders only when what `select` picks changes. */
export function useTwinsState<T>(select: (state: ReturnType<Twins["store"]["getState"]>) => T): T {
  return useStore(useTwins().store, select);
}
