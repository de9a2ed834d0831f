import { useContext } from "react";
import { useCodeCells } from "../store/code-cells-context";
import type { Shelves } from "../store/everything-saved";
import { keptRuns } from "../store/kept-runs";
import { ownNames } from "../store/own-names";
import { ProgressContext } from "../store/progress-context";
import { SettingsContext } from "../store/settings-context";

/** Where this browser keeps what is the reader's. */
export function useShelves(): Shelves {
  const progress = useContext(ProgressContext)!;
  const settings = useContext(SettingsContext)!;
  const { cells } = useCodeCells();
  return { progress, settings, cells, runs: keptRuns, names: ownNames };
}
