import { createContext, useContext } from "react";
import type { LabView } from "./lab-view";

interface ShownView {
  view: LabView;
  /** The reader wants it shown in another way. */
  tell(view: LabView): void;
}

/** What the Lab shows beside its run; a window that only shows what another one does has that one's. */
export const LabViewContext = createContext<ShownView>({ view: {}, tell() {} });

export function useLabView(): ShownView {
  return useContext(LabViewContext);
}
