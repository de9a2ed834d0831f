import { useCallback, useEffect, useState } from "react";
import { type OpenWeightsFailure, readOwnWeights } from "../store/own-weights";
import type { Run } from "../store/run";

/** A file that was no weights for this Lab, and why. */
export interface RefusedWeights {
  name: string;
  failure: OpenWeightsFailure;
}

export interface WeightsOpener {
  open(file: File): Promise<void>;
  refused: RefusedWeights | null;
  dismiss(): void;
}

/** Opens files of weights, chosen or, where their name says so, dropped anywhere on the page. One that is refused leaves the run as it is. */
export function useWeightsOpener({ store }: Run): WeightsOpener {
  const [refused, setRefused] = useState<RefusedWeights | null>(null);
  const open = useCallback(
    async (file: File) => {
      const { config, ready } = store.getState();
      const outcome = await readOwnWeights(file, {
        config,
        vocabulary: ready?.dataset.vocabulary ?? null,
      });
      if ("failure" in outcome) return setRefused({ name: file.name, failure: outcome.failure });
      setRefused(null);
      store.getState().openWeights(outcome.opened);
    },
    [store],
  );

  useEffect(() => {
    const allow = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      // Any other file is a list of names: names-drop.tsx.
      if (!file?.name.endsWith(".safetensors")) return;
      event.preventDefault(); // the browser would leave the page and show the file
      open(file);
    };
    window.addEventListener("dragover", allow);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", allow);
      window.removeEventListener("drop", drop);
    };
  }, [open]);

  return { open, refused, dismiss: useCallback(() => setRefused(null), []) };
}
