import { useCallback, useState } from "react";
import { type FileFailure, readOwnFile } from "../store/own-file";

/** What the reader wants learnt, before it was looked at: a file's bytes, or what he pasted. */
export interface NamesSource {
  name: string;
  content: Uint8Array | string;
}

export interface NamesIntake {
  source: NamesSource | null;
  /** A file that could not even be read. */
  refused: { name: string; failure: FileFailure } | null;
  open(file: File): Promise<void>;
  take(source: NamesSource): void;
  close(): void;
}

/** Takes in a list of the reader's own, one at a time. */
export function useNamesIntake(): NamesIntake {
  const [source, setSource] = useState<NamesSource | null>(null);
  const [refused, setRefused] = useState<NamesIntake["refused"]>(null);
  const take = useCallback((taken: NamesSource) => {
    setRefused(null);
    setSource(taken);
  }, []);
  const open = useCallback(
    async (file: File) => {
      const outcome = await readOwnFile(file);
      if ("failure" in outcome) setRefused({ name: file.name, failure: outcome.failure });
      else take({ name: outcome.chosen.name, content: outcome.chosen.bytes });
    },
    [take],
  );
  const close = useCallback(() => setSource(null), []);
  return { source, refused, open, take, close };
}
