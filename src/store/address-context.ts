import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Language } from "../i18n/languages";
import type { AddressStore } from "./address";
import { type Place, writeLink } from "./link";
import { useSettings } from "./settings-context";

export const AddressContext = createContext<AddressStore | null>(null);

/** Renders only when what `select` picks changes. */
export function useAddress<T>(select: (state: ReturnType<AddressStore["getState"]>) => T): T {
  const address = useContext(AddressContext);
  if (!address) throw new Error("useAddress outside an AddressContext");
  return useStore(address, select);
}

/** Writes the address of a place in the reader's language: what the href of a link is. */
export function useHref(): (place: Place) => string {
  const language: Language = useSettings((state) => state.language);
  return (place) => writeLink(place, language);
}
