import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { SettingsState, SettingsStore } from "./settings";

export const SettingsContext = createContext<SettingsStore | null>(null);

/** Renders only when what `select` picks changes. */
export function useSettings<T>(select: (state: SettingsState) => T): T {
  const settings = useContext(SettingsContext);
  if (!settings) throw new Error("useSettings outside a SettingsContext");
  return useStore(settings, select);
}
