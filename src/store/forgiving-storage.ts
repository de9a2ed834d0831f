import type { StateStorage } from "zustand/middleware";

/** Storage that a browser may refuse (private windows, quotas, policies): then what is kept lasts as long as the page. */
export function forgiving(storage: () => Storage): StateStorage {
  return {
    getItem(name) {
      try {
        const saved = storage().getItem(name);
        if (saved !== null) JSON.parse(saved);
        return saved;
      } catch {
        return null;
      }
    },
    setItem(name, value) {
      try {
        storage().setItem(name, value);
      } catch {
        // Nothing to tell the reader: the change is in force, only not kept.
      }
    },
    removeItem(name) {
      try {
        storage().removeItem(name);
      } catch {
        // As above.
      }
    },
  };
}
