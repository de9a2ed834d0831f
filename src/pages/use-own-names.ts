import { useEffect, useState } from "react";
import { type OwnNames, ownNames } from "../store/own-names";

/** The reader's own list as this browser keeps it; null as long as it is not read, or where there is none. */
export function useOwnNames(): OwnNames | null {
  const [names, setNames] = useState<OwnNames | null>(null);
  useEffect(() => {
    let isHere = true;
    const read = () => ownNames.get().then((kept) => isHere && setNames(kept));
    void read();
    const stop = ownNames.subscribe(() => void read());
    return () => {
      isHere = false;
      stop();
    };
  }, []);
  return names;
}
