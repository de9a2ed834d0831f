import { useEffect, useState } from "react";
import { type KeptRun, keptRuns } from "../store/kept-runs";

/** The runs kept in this browser, the last one first; null as long as they are not read, or can't be. */
export function useKeptRuns(): KeptRun[] | null {
  const [runs, setRuns] = useState<KeptRun[] | null>(null);
  useEffect(() => {
    let isHere = true;
    const read = () =>
      keptRuns.all().then(
        (all) => isHere && setRuns(all),
        () => isHere && setRuns(null),
      );
    void read();
    const stop = keptRuns.subscribe(() => void read());
    return () => {
      isHere = false;
      stop();
    };
  }, []);
  return runs;
}
